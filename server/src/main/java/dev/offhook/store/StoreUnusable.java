package dev.offhook.store;

/**
 * The database cannot be used as it is set up, and waiting does not help. The message is one line
 * for the operator: what is wrong, and what would be right; no password is in it.
 */
public final class StoreUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreUnusable(String message) {
    super(message);
  }

  public StoreUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
