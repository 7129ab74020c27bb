package dev.offhook.phone.twilio;

/** An HTTP answer; {@code contentType} is blank when there is none. */
record Reply(int status, String contentType, String body) {}
