package dev.offhook.api;

import dev.offhook.outbound.CallRequest;
import dev.offhook.web.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;

/** The dialects in which a call can be asked for: the same wish under other names. */
enum Wish {
  /** {@code POST /api/calls}. */
  PLAIN("to", "from", "instructions", "greeting"),
  /** {@code POST /make-call}; the number may stand in the query. */
  MAKE_CALL("to_number", "from_number", "", "initial_message"),
  /** {@code POST /start_call}. */
  START_CALL("to_number", "", "system_message", "initial_message");

  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NAME = 200;

  /** One key has access to the API, so all calls count as one account's. */
  private static final String ACCOUNT = "api";

  private final String to;
  private final String from;
  private final String instructions;
  private final String greeting;

  Wish(String to, String from, String instructions, String greeting) {
    this.to = to;
    this.from = from;
    this.instructions = instructions;
    this.greeting = greeting;
  }

  /**
   * The wish in a request.
   *
   * @throws Refused when there is no number to call, or a field is not what it should be
   */
  CallRequest read(RoutingContext request) {
    var query = Parameters.of(request, this == MAKE_CALL ? List.of(to) : List.of());
    var body = Body.of(request);
    var number = body.text(to, LONGEST_NAME);
    if (number.isBlank() && this == MAKE_CALL) {
      // A plus sign that was not escaped arrives as a blank
      number = query.text(to).map(it -> it.startsWith("+") ? it : "+" + it).orElse("");
    }
    if (number.isBlank()) {
      throw new Refused(new Problem(400, "missing_field", to + " is required"));
    }
    return new CallRequest(
        number,
        from.isEmpty() ? "" : body.text(from, LONGEST_NAME),
        this == PLAIN ? body.text("mode", LONGEST_NAME) : "",
        this == PLAIN ? body.text("assistant", LONGEST_NAME) : "",
        instructions.isEmpty() ? "" : body.text(instructions, LONGEST_TEXT),
        body.text(greeting, LONGEST_TEXT),
        this == PLAIN ? body.texts("variables", LONGEST_TEXT) : Map.of(),
        body.text("idempotency_key", LONGEST_NAME),
        ACCOUNT);
  }

  /** What a field is called in this dialect. */
  String named(String field) {
    return switch (field) {
      case "to" -> to;
      case "from" -> from.isEmpty() ? "from" : from;
      case "instructions" -> instructions.isEmpty() ? field : instructions;
      case "greeting" -> greeting;
      default -> field;
    };
  }
}
