package dev.offhook.conversation;

import dev.offhook.call.CallDetails;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.Prompt;
import dev.offhook.outbound.Errand;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Answers the "hello" of whoever was called with the greeting that waited for it. Anything longer
 * is a question, such as that of a phone which screens its calls, and is the model's to answer.
 */
final class Greeter implements LanguageModel {
  /** "Yes, hello, this is Mary Miller." */
  private static final int LONGEST_HELLO = 7;

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final LanguageModel model;
  private final String greeting;
  private final Timers timers;

  private Greeter(LanguageModel model, String greeting, Timers timers) {
    this.model = model;
    this.greeting = greeting;
    this.timers = timers;
  }

  /** The model of a call: itself, unless its greeting waits. */
  static LanguageModel before(LanguageModel model, CallDetails call, Timers timers) {
    return Errand.of(call)
        .filter(Errand::awaited)
        .<LanguageModel>map(errand -> new Greeter(model, errand.greeting(), timers))
        .orElse(model);
  }

  @Override
  public Generation reply(Prompt prompt, Consumer<ModelEvent> listener) {
    if (!saysHello(prompt)) {
      return model.reply(prompt, listener);
    }
    var timer =
        timers.after(
            AT_ONCE,
            () -> {
              listener.accept(new ModelEvent.Words(greeting));
              listener.accept(new ModelEvent.Finished());
            });
    return timer::cancel;
  }

  private static boolean saysHello(Prompt prompt) {
    return prompt.turns().size() == 1
        && prompt.turns().getFirst() instanceof Prompt.Turn.Caller(String words)
        && words.strip().split("\\s+").length <= LONGEST_HELLO;
  }
}
