package dev.offhook.phone.twilio.twiml;

/** A document the carrier cannot carry out at all. */
public final class BadTwiml extends Exception {
  private final Notice notice;

  BadTwiml(int code, String text) {
    super(text);
    this.notice = new Notice(code, text);
  }

  /** What the carrier would report. */
  public Notice notice() {
    return notice;
  }
}
