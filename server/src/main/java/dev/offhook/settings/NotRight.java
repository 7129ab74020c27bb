package dev.offhook.settings;

/** A setting's value is not one it can have; the message says what would be right. */
final class NotRight extends IllegalArgumentException {
  private final String right;

  NotRight(String right) {
    super(right);
    this.right = right;
  }

  NotRight(String right, Throwable cause) {
    super(right, cause);
    this.right = right;
  }

  /** To be read after the value: "must be …". */
  String right() {
    return right;
  }
}
