package dev.offhook.tool.http;

/** Something cannot be used as it is; the message says why and repeats nothing secret. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1;

  private final String why;

  UnfitException(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
