package dev.offhook.bench.relay;

import io.vertx.core.buffer.Buffer;
import java.util.OptionalInt;

/** A number in words that pass through a server unchanged: {@code parcel-0000123}. */
final class Marker {

  private static final String BEFORE = "parcel-";
  private static final int DIGITS = 7;

  private Marker() {}

  static String of(int number) {
    return BEFORE + "%07d".formatted(number);
  }

  /** The last one in a request: those before it are history. */
  static OptionalInt lastIn(Buffer request) {
    for (int at = request.length() - BEFORE.length() - DIGITS; at >= 0; at--) {
      if (begins(request, at) && isNumber(request, at + BEFORE.length())) {
        int number = at + BEFORE.length();
        return OptionalInt.of(Integer.parseInt(request.getString(number, number + DIGITS)));
      }
    }
    return OptionalInt.empty();
  }

  private static boolean begins(Buffer request, int at) {
    for (int i = 0; i < BEFORE.length(); i++) {
      if (request.getByte(at + i) != BEFORE.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(Buffer request, int at) {
    for (int i = at; i < at + DIGITS; i++) {
      if (request.getByte(i) < '0' || request.getByte(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
