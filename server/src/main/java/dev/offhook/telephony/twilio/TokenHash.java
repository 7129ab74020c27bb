package dev.offhook.telephony.twilio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What is kept of a token: enough to know it again, too little to show it. */
final class TokenHash {
  private final byte[] hash;

  private TokenHash(byte[] hash) {
    this.hash = hash;
  }

  static TokenHash of(String token) {
    return new TokenHash(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whether both are of one token; takes as long whether they are or not. */
  boolean matches(TokenHash other) {
    return MessageDigest.isEqual(hash, other.hash);
  }
}
