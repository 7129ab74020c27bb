package dev.offhook.api;

import dev.offhook.store.StoreAway;
import dev.offhook.web.Problem;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that gets a {@link Problem} for an answer, from wherever that is found out. */
final class Refused extends RuntimeException {
  private static final Logger log = LoggerFactory.getLogger(Refused.class);
  private static final long serialVersionUID = 1L;

  static final Problem LOG_AWAY =
      new Problem(503, "log_away", "The call log's database cannot be asked right now");

  private static final Problem INTERNAL = new Problem(500, "internal", "Something went wrong here");

  private final transient Problem problem;

  Refused(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  static Refused badParameter(String name, String wrong) {
    return new Refused(new Problem(400, "bad_parameter", name + " " + wrong));
  }

  static Refused badSid() {
    return new Refused(
        new Problem(400, "bad_call_sid", "This is no call SID: CA and 32 hexadecimal digits"));
  }

  static Refused unknownCall(String message) {
    return new Refused(new Problem(404, "unknown_call", message));
  }

  /** The answer to a request that failed in this way. */
  static void answer(RoutingContext request, Throwable failure) {
    problem(failure).answer(request);
  }

  private static Problem problem(Throwable failure) {
    return switch (failure) {
      case Refused refused -> refused.problem;
      case StoreAway _ -> LOG_AWAY;
      default -> {
        log.error("a question to the call log failed", failure);
        yield INTERNAL;
      }
    };
  }
}
