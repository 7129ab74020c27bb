package dev.offhook.phone.twilio.rest;

/** A request the API does not carry out. */
final class Refused extends RuntimeException {
  private final transient ApiError error;

  Refused(ApiError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  Refused(int code, String message) {
    this(ApiError.bad(code, message));
  }

  ApiError error() {
    return error;
  }
}
