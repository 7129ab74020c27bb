package dev.offhook.phone.twilio;

/** Where a call is. */
public enum CallState {
  RINGING,
  CONNECTED,
  ENDED
}
