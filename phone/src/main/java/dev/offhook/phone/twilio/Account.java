package dev.offhook.phone.twilio;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The account a call belongs to.
 *
 * @param sid {@code AC} and 32 hexadecimal digits
 * @param authToken signs every request; without one nothing is signed
 */
public record Account(String sid, @Nullable String authToken) {
  private static final String SOME_SID = "AC" + "0ff1ce".repeat(5) + "42";

  /** An account without a token. */
  public static Account unsigned() {
    return new Account(SOME_SID, null);
  }

  /** An account with some SID. */
  public static Account withToken(String authToken) {
    return new Account(SOME_SID, authToken);
  }

  /** What signs this account's requests. */
  public Optional<Signature> signature() {
    return Optional.ofNullable(authToken).map(Signature::new);
  }

  @Override
  public String toString() {
    return sid;
  }
}
