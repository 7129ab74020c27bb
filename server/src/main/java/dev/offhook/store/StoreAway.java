package dev.offhook.store;

/** The database cannot be asked right now. */
public final class StoreAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreAway(String message, Throwable cause) {
    super(message, cause);
  }
}
