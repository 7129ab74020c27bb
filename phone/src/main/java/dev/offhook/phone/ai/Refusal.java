package dev.offhook.phone.ai;

import org.jspecify.annotations.Nullable;

/**
 * Why a request gets no stream.
 *
 * @param param which field is to blame, where the provider says so
 * @param code the provider's short name for it, where it has one
 */
record Refusal(
    int status, String type, String message, @Nullable String param, @Nullable String code) {

  static Refusal of(int status, String type, String message) {
    return new Refusal(status, type, message, null, null);
  }
}
