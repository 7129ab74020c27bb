package dev.offhook.telephony.twilio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** What is kept of a token: enough to know it again, too little to show it. */
final class TokenHash {
  private final byte[] hash;

  private TokenHash(byte[] hash) {
    this.hash = hash;
  }

  static TokenHash of(String token) {
    return new TokenHash(Sha256.of(token.getBytes(StandardCharsets.UTF_8)));
  }

  /** As it may be written down. */
  String written() {
    return HexFormat.of().formatHex(hash);
  }

  /** What {@link #written} wrote; empty when it did not. */
  static Optional<TokenHash> read(String written) {
    try {
      return Optional.of(new TokenHash(HexFormat.of().parseHex(written)));
    } catch (IllegalArgumentException notHex) {
      return Optional.empty();
    }
  }

  /** Whether both are of one token; takes as long whether they are or not. */
  boolean matches(TokenHash other) {
    return MessageDigest.isEqual(hash, other.hash);
  }
}
