package dev.offhook.settings;

/**
 * A key or token that must not be shown: its text never reaches a log line or a message by
 * accident, because {@link #toString()} hides it.
 *
 * @param value the text itself; blank when there is none
 */
public record Secret(String value) {
  static final Secret NONE = new Secret("");

  public boolean given() {
    return !value.isBlank();
  }

  @Override
  public String toString() {
    return given() ? "(set)" : "(none)";
  }
}
