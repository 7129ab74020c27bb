package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.call.Usage.Unit;
import dev.offhook.tool.ToolSpec;
import java.util.List;
import java.util.Map;

/**
 * How one provider's stream is read, before LangChain4j sees it.
 *
 * <p>LangChain4j gives up a whole reply over one odd chunk, does not notice an error inside a
 * stream of OpenAI's kind, and takes a stream that was cut off for a complete one. So each event is
 * judged here and only words go on to it, in a chunk of our own making; reasoning and anything
 * unknown stay behind, and usage goes its own way. Tool calls go round it, there and back: of a
 * tool's JSON Schema it can carry only a part. Holds no state: one serves all replies.
 */
interface Dialect {
  /** Judges an event; {@code name} is blank where the provider does not name its events. */
  Reading read(String name, JsonNode event);

  /**
   * How much of the reply's tokens an event tells, so far; the later event counts. Empty where it
   * tells nothing, or nothing that can be.
   */
  Map<Unit, Long> used(JsonNode event);

  /** Writes into a request, as it is about to leave, which tools the model may ask for. */
  void offer(List<ToolSpec> tools, ObjectNode request);

  /** What LangChain4j must see before the first words. */
  default void open(ServerSentEventListener listener) {}

  /** Words, as the chunk LangChain4j's parser for this provider takes. */
  void pass(String words, ServerSentEventListener listener);

  /** The answer is complete, said the way LangChain4j takes it from this provider. */
  default void complete(ServerSentEventListener listener) {
    listener.onClose();
  }
}
