package dev.offhook.store;

/**
 * What is written down cannot be read: it is damaged, or a newer program wrote it. Waiting does not
 * help.
 */
public final class LogUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogUnreadable(String message) {
    super(message);
  }

  public LogUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
