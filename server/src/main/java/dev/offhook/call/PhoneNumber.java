package dev.offhook.call;

/**
 * An address in the phone network as the carrier writes it: E.164 ({@code +15551234567}), {@code
 * client:name}, {@code sip:user@host}, or blank when it is withheld.
 *
 * <p>{@link #toString()} shows the last two characters only, because numbers must not reach a log
 * line; use {@link #value()} where the number itself is needed.
 */
public record PhoneNumber(String value) {
  public static final PhoneNumber WITHHELD = new PhoneNumber("");

  @Override
  public String toString() {
    return value.length() <= 2 ? "…" : "…" + value.substring(value.length() - 2);
  }
}
