package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.llm.langchain4j.Reading.Stop;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a response's bytes mean: words go on to LangChain4j as they come, and exactly one end does,
 * complete or failed; what is wanted of tools is collected.
 */
final class SseReply {
  private static final int MOST_EVENT_BYTES = 64 * 1024;
  private static final String DONE = "[DONE]";

  private final Dialect dialect;
  private final Wishes wishes;
  private final TokenMeter meter;
  private final ObjectMapper json;
  private final Runnable odd;
  private final SseDecoder decoder = new SseDecoder(MOST_EVENT_BYTES, this::event);
  private @Nullable ServerSentEventListener listener;
  private Stop stop = Stop.NOT_YET;
  private boolean spoke;
  private boolean over;
  private boolean failed;

  /**
   * @param wishes is given what the model wants of tools
   * @param meter is told how much it uses
   * @param odd runs for each event that is left out because it is not what the protocol says
   */
  SseReply(Dialect dialect, Wishes wishes, TokenMeter meter, ObjectMapper json, Runnable odd) {
    this.dialect = dialect;
    this.wishes = wishes;
    this.meter = meter;
    this.json = json;
    this.odd = odd;
  }

  void tell(ServerSentEventListener listener) {
    this.listener = listener;
  }

  /** Whether its end was told, or nobody listens any more. */
  boolean over() {
    return over;
  }

  boolean failed() {
    return failed;
  }

  void open() {
    guarded(dialect::open);
  }

  void feed(Buffer bytes) {
    if (over) {
      return;
    }
    try {
      decoder.feed(bytes);
    } catch (SseDecoder.TooLong e) {
      fail(Kind.BROKEN, "in the stream: an event of more than " + MOST_EVENT_BYTES + " bytes");
    }
  }

  /** The response has ended: properly, if the model said that it stopped. */
  void end() {
    if (!over) {
      decoder.end();
    }
    if (stop != Stop.NOT_YET) {
      complete();
    } else {
      fail(Kind.BROKEN, "the stream ended before the answer did");
    }
  }

  void fail(Kind kind, String detail) {
    if (over) {
      return;
    }
    over = true;
    failed = true;
    if (listener != null) {
      listener.onError(new ModelFailedException(kind, detail));
    }
  }

  /** Nothing is told from here on. */
  void silence() {
    over = true;
    listener = null;
  }

  private void event(String name, String data) {
    if (over) {
      return;
    }
    if (data.equals(DONE)) {
      complete();
      return;
    }
    var tree = parse(data);
    tree.map(dialect::used).ifPresent(meter::told);
    switch (tree.map(it -> dialect.read(name, it)).orElseGet(Reading.Odd::new)) {
      case Reading.Chunk chunk -> chunk(chunk);
      case Reading.Done() -> complete();
      case Reading.Odd() -> odd.run();
      case Reading.Fault(String detail) -> fail(Kind.BROKEN, ("in the stream: " + detail).strip());
    }
  }

  private void chunk(Reading.Chunk chunk) {
    stop = chunk.stop() == Stop.NOT_YET ? stop : chunk.stop();
    if (!chunk.words().isEmpty()) {
      spoke = true;
      guarded(to -> dialect.pass(chunk.words(), to));
    }
    try {
      for (var piece : chunk.wishes()) {
        if (!wishes.add(piece)) {
          odd.run();
        }
      }
    } catch (ModelFailedException e) {
      fail(e.failure().kind(), e.failure().detail());
    }
  }

  private void complete() {
    if (over) {
      return;
    }
    if (stop == Stop.FILTERED) {
      wishes.drop();
      if (!spoke) {
        fail(Kind.REFUSED, "withheld by the provider's filter");
        return;
      }
    }
    guarded(dialect::complete);
    over = true;
  }

  private Optional<JsonNode> parse(String data) {
    try {
      return Optional.of(json.readTree(data)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What LangChain4j throws at a chunk ends the reply, not the connection's event loop. */
  private void guarded(Consumer<ServerSentEventListener> telling) {
    if (listener == null) {
      return;
    }
    try {
      telling.accept(listener);
    } catch (RuntimeException e) {
      fail(Kind.BROKEN, Reasons.of(e));
    }
  }
}
