package dev.offhook;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Examiner;
import dev.offhook.call.PhoneNumber;
import dev.offhook.guard.Guard;
import dev.offhook.guard.Refusal;
import dev.offhook.settings.Settings;
import dev.offhook.time.Timers;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Tool;
import dev.offhook.tool.Toolbox;
import dev.offhook.tool.builtin.BuiltInTools;
import dev.offhook.tool.http.HttpExaminer;
import dev.offhook.tool.http.HttpTools;
import dev.offhook.tool.http.Names;
import dev.offhook.tool.mcp.McpExaminer;
import dev.offhook.tool.mcp.McpServers;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tools of each assistant, put together once for each text of its file and each list of its MCP
 * servers. A call keeps the toolbox with which it began. Safe from any thread.
 */
final class Tools implements Function<Assistant, Toolbox>, AutoCloseable {
  /** What the one destination is called that comes from the settings. */
  private static final String A_PERSON = "a person";

  /** Providers take no more: OpenAI's and Gemini's limit. */
  private static final int MOST = 128;

  private final Destinations destinations;
  private final BuiltInTools builtIn;
  private final HttpTools http;
  private final McpServers mcp;
  private final ConcurrentHashMap<Key, Made> made = new ConcurrentHashMap<>();

  private record Key(String assistant, String version) {
    static Key of(Assistant assistant) {
      return new Key(assistant.id(), assistant.version());
    }
  }

  private record Made(long changes, Toolbox toolbox) {}

  Tools(Settings settings, SpokenBy models, Guard guard, Vertx vertx, Timers timers) {
    var number = settings.transferNumber();
    this.destinations =
        new Destinations(
            number.isBlank() ? Map.of() : Map.of(A_PERSON, new PhoneNumber(number)),
            to -> guard.refusal(to).filter(why -> counts(why, settings)).map(Tools::inWords));
    this.builtIn = new BuiltInTools(destinations, models::lookUp);
    this.http = new HttpTools(vertx, timers, Names.MACHINES_OWN, settings.variables()::find);
    this.mcp = new McpServers(settings.variables()::find);
  }

  /** Objects to tools that could not work, or not safely. */
  static Examiner examiner(Settings settings) {
    return new HttpExaminer(settings.variables()::find)
        .and(new McpExaminer(settings.variables()::find));
  }

  /** To whom calls may be handed over. */
  Destinations destinations() {
    return destinations;
  }

  /**
   * A destination is the owner's own word, so one that no plan knows, or in a country where none
   * was chosen, is dialled; a kind of number that costs more than others is not.
   */
  private static boolean counts(Refusal why, Settings settings) {
    return switch (why.reason()) {
      case UNASSIGNED_NUMBER -> false;
      case COUNTRY_CLOSED ->
          !settings.outbound().where().countries().isEmpty()
              || !settings.outbound().number().isBlank();
      default -> true;
    };
  }

  private static String inWords(Refusal why) {
    return "That number may not be dialled: " + why.code() + ".";
  }

  /**
   * From now on these are on duty: their MCP servers are connected, others closed.
   *
   * @return completes, within 10 s, when each new server has answered or has not
   */
  CompletionStage<Void> keep(Collection<Assistant> assistants) {
    made.keySet().retainAll(assistants.stream().map(Key::of).collect(Collectors.toSet()));
    return mcp.keep(assistants);
  }

  @Override
  public Toolbox apply(Assistant assistant) {
    var changes = mcp.changes();
    return made.compute(
            Key.of(assistant),
            (_, before) ->
                before != null && before.changes() == changes
                    ? before
                    : new Made(changes, new Toolbox(all(assistant))))
        .toolbox();
  }

  /** An MCP server cannot take the name of another tool, which the file's owner has seen. */
  private List<Tool> all(Assistant assistant) {
    var byName = new LinkedHashMap<String, Tool>();
    for (var some : List.of(builtIn.of(assistant), http.of(assistant), mcp.of(assistant))) {
      some.forEach(tool -> byName.putIfAbsent(tool.spec().name(), tool));
    }
    return byName.values().stream().limit(MOST).toList();
  }

  @Override
  public void close() {
    http.close();
    mcp.close();
  }
}
