package dev.offhook.phone.twilio.rest;

/**
 * A refusal as the API words it.
 *
 * @param status of HTTP
 * @param code the carrier's own
 */
public record ApiError(int status, int code, String message) {

  /** Asked too often. */
  public static ApiError tooMany() {
    return new ApiError(429, 20429, "Too Many Requests");
  }

  /** The carrier has trouble of its own. */
  public static ApiError unavailable() {
    return new ApiError(503, 20503, "Service is unavailable. Please try again.");
  }

  /** There is nothing at {@code path}. */
  public static ApiError notFound(String path) {
    return new ApiError(404, 20404, "The requested resource " + path + " was not found");
  }

  static ApiError bad(int code, String message) {
    return new ApiError(400, code, message);
  }

  static ApiError unauthorised() {
    return new ApiError(401, 20003, "Authenticate");
  }

  String body() {
    return Json.object()
        .put("code", code)
        .put("message", message)
        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
        .put("status", status)
        .toString();
  }
}
