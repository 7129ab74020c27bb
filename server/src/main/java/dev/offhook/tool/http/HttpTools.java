package dev.offhook.tool.http;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.HttpDeclaration;
import dev.offhook.time.Timers;
import dev.offhook.tool.Tool;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The HTTP tools of every assistant: requests to addresses that its file names, and to no other.
 * Safe from any thread; its tools are used on the loops of calls.
 */
public final class HttpTools implements AutoCloseable {
  private final Messengers messengers;
  private final Function<String, Optional<String>> variables;

  /**
   * Sends requests.
   *
   * @param names who knows the addresses of hosts
   * @param variables what {@code ${NAME}} stands for; asked anew for each request
   */
  public HttpTools(
      Vertx vertx, Timers timers, Names names, Function<String, Optional<String>> variables) {
    this.messengers = new Messengers(vertx, timers, names);
    this.variables = variables;
  }

  /** Those of this assistant, whose file {@link HttpExaminer} has looked over. */
  public List<Tool> of(Assistant assistant) {
    var tools = new ArrayList<Tool>();
    for (var declared : assistant.abilities().http()) {
      tools.add(tool(declared, assistant));
    }
    return tools;
  }

  private Tool tool(HttpDeclaration declared, Assistant assistant) {
    var confirmed =
        declared.confirmed() || assistant.abilities().confirmed().contains(declared.name());
    try {
      return new HttpTool(HttpPlan.of(declared), confirmed, messengers, variables);
    } catch (UnfitException unexamined) {
      throw new IllegalArgumentException(
          "the address of '" + declared.name() + "' " + unexamined.why(), unexamined);
    }
  }

  /** Closes all connections. */
  @Override
  public void close() {
    messengers.close();
  }
}
