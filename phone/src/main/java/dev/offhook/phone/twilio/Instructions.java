package dev.offhook.phone.twilio;

/** Where the markup of a call comes from. */
public sealed interface Instructions {

  /** Asked for at an absolute URL; {@code method} is {@code GET} or {@code POST}. */
  record At(String method, String url) implements Instructions {}

  /** Handed over with the request; URLs in it are absolute. */
  record Inline(String twiml) implements Instructions {}
}
