package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Notice;

/** A URL of the application did not answer usefully. */
final class FetchFailed extends RuntimeException {
  private final Notice notice;

  FetchFailed(int code, String text) {
    this(new Notice(code, text));
  }

  FetchFailed(Notice notice) {
    super(notice.text(), null, false, false);
    this.notice = notice;
  }

  Notice notice() {
    return notice;
  }

  /** The carrier's complaint for any failure of a fetch. */
  static Notice noticeOf(Throwable failure) {
    return failure instanceof FetchFailed known
        ? known.notice
        : new Notice(Notice.HTTP_FAILED, "HTTP retrieval failure: " + failure);
  }
}
