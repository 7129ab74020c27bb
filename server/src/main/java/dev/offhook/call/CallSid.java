package dev.offhook.call;

import java.util.Optional;
import java.util.regex.Pattern;

/** The carrier's name for a call: {@code CA} and 32 hexadecimal digits. */
public record CallSid(String value) {
  private static final Pattern SHAPE = Pattern.compile("CA[0-9a-fA-F]{32}");

  public CallSid {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a call SID (CA and 32 hex digits): " + value);
    }
  }

  /** Reads a SID from outside; empty when it does not have the shape of one. */
  public static Optional<CallSid> parse(String text) {
    return SHAPE.matcher(text).matches() ? Optional.of(new CallSid(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
