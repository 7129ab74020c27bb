package dev.offhook.tool;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Something an assistant can do. It decides and never acts on the call itself: it holds no line.
 *
 * <p>Thread-safe; one tool serves every call of its assistant.
 */
public interface Tool {
  /** What the model is told of it. */
  ToolSpec spec();

  /** How it is used. */
  default Manner manner() {
    return Manner.USUAL;
  }

  /**
   * Uses it once. Called on the call's event loop and never blocks it.
   *
   * @return completes on any thread; what is still running at the {@linkplain Manner#deadline()
   *     deadline} is cancelled, if it is a future that can be, and its result is dropped
   */
  CompletionStage<Outcome> use(ToolRequest request);

  /**
   * How a tool is used.
   *
   * @param deadline the longest a caller waits for it
   * @param confirmed whether the caller must have said yes to it, with these very arguments
   */
  record Manner(Duration deadline, boolean confirmed) {
    public static final Manner USUAL = new Manner(Duration.ofSeconds(10), false);

    public Manner {
      if (!deadline.isPositive()) {
        throw new IllegalArgumentException("a deadline is longer than nothing, not " + deadline);
      }
    }
  }
}
