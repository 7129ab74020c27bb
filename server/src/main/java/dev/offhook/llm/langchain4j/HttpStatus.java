package dev.offhook.llm.langchain4j;

import dev.offhook.llm.ModelFailure.Kind;

/** What an HTTP status other than success says about the next words of a call. */
final class HttpStatus {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /** Anthropic's own: overloaded for everybody. */
  private static final int OVERLOADED = 529;

  private HttpStatus() {}

  static Kind kind(int status) {
    return switch (status) {
      case TOO_MANY_REQUESTS, OVERLOADED -> Kind.BUSY;
      case REQUEST_TIMEOUT -> Kind.SLOW;
      default -> status >= 500 ? Kind.BROKEN : Kind.REFUSED;
    };
  }
}
