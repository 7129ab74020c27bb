package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * An HTTP tool as a file declares it. Secrets stand in it by name only, as {@code ${NAME}}.
 *
 * @param name what a model calls it
 * @param description when to use it
 * @param parameters the JSON Schema of its arguments; an object schema
 * @param request what is sent
 * @param timeout the longest a caller waits for it, repetitions included
 * @param confirmed whether the caller must have said yes
 * @param repeatable whether a request may be sent again though its method alone does not say so
 * @param inHouse whether the address may be one of this machine or its network
 */
public record HttpDeclaration(
    String name,
    String description,
    JsonNode parameters,
    Request request,
    Duration timeout,
    boolean confirmed,
    boolean repeatable,
    boolean inHouse) {

  /**
   * What is sent.
   *
   * @param url with {@code {argument}} in its path and query
   * @param headers their values may hold {@code ${NAME}}
   * @param body an object whose texts may hold {@code {argument}}; missing for the arguments
   *     themselves
   */
  public record Request(String method, String url, Map<String, String> headers, JsonNode body) {
    public Request {
      headers = Map.copyOf(headers);
    }
  }
}
