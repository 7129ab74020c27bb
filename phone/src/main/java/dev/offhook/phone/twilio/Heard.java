package dev.offhook.phone.twilio;

import java.time.Duration;

/**
 * Words that reached the caller's ear.
 *
 * @param words as sent, blanks included; only the part that was heard
 * @param from since the call was dialled
 * @param until since the call was dialled
 * @param cut whether there was more of it
 */
public record Heard(String words, Duration from, Duration until, boolean cut) {}
