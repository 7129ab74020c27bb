package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as a provider received it.
 *
 * @param target path and query
 * @param headers by lower-case name; of a repeated one the last
 * @param body parsed; a missing node when it is no JSON
 * @param at on the stand-in's clock, when the body was complete
 */
public record AiRequest(
    String method, String target, Map<String, String> headers, JsonNode body, Duration at) {

  public AiRequest {
    headers = Map.copyOf(headers);
  }

  /** The target without its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** The tools the model is told of, by name. */
  public List<String> toolsOffered() {
    return ToolsTold.offered(body);
  }

  /** What the model is told of tools it asked for before, oldest first. */
  public List<ToolResult> toolResults() {
    return ToolsTold.results(body);
  }

  /**
   * What came of a tool, as the model is told.
   *
   * @param id that of the call; blank where the protocol goes without
   * @param name the tool's; blank where the protocol does not repeat it
   */
  public record ToolResult(String id, String name, String text) {}

  /** A header's value, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
