package dev.offhook.store;

/**
 * A page that the log will never take: it does not follow what is there, or the database refuses
 * what is in it.
 */
public final class LogRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LogRefused(String message) {
    super(message);
  }

  public LogRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
