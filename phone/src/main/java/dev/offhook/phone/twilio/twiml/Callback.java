package dev.offhook.phone.twilio.twiml;

/**
 * A URL that is asked or told something.
 *
 * @param url as written, absolute or relative
 * @param method {@code GET} or {@code POST}
 */
public record Callback(String url, String method) {}
