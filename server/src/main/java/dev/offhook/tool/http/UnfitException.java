package dev.offhook.tool.http;

/** Something cannot be used as it is; the message says why and repeats nothing secret. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1;

  UnfitException(String message) {
    super(message);
  }
}
