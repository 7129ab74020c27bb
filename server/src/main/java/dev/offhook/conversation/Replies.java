package dev.offhook.conversation;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.Usage;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.Prompt;
import dev.offhook.time.Timers;
import dev.offhook.turn.Signal;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The model's replies in one call: at most one is being generated. Lives on its event loop. */
final class Replies {
  private static final Logger log = LoggerFactory.getLogger(Replies.class);

  private final CallSid call;
  private final LanguageModel model;
  private final Workbench tools;
  private final Diary diary;
  private final Timers timers;
  private @Nullable Reply current;

  Replies(CallSid call, LanguageModel model, Workbench tools, Diary diary, Timers timers) {
    this.call = call;
    this.model = model;
    this.tools = tools;
    this.diary = diary;
    this.timers = timers;
  }

  /** Has the model answer. */
  void start(
      long number,
      Supplier<Prompt> prompts,
      Consumer<Signal> signals,
      Consumer<Reply.Decided> decisions) {
    var ear = new Reply.Ear(signals, this::failed, decisions, this::used);
    current = Reply.start(number, model, prompts, tools, timers, ear);
  }

  /** Stops generating that reply; harmless when it is not the current one. */
  void cancel(long number) {
    if (current != null && current.number() == number) {
      stop();
    }
  }

  /** Stops whatever is being generated. */
  void stop() {
    if (current != null) {
      current.cancel();
      current = null;
    }
  }

  private void used(Usage usage) {
    diary.note(new CallEvent.Used(usage));
  }

  private void failed(ModelEvent.Failed failed) {
    diary.note(new CallEvent.Stumbled("model", failed.failure().kind().name()));
    log.warn(
        "call {} the model failed: {} {}",
        call,
        failed.failure().kind(),
        failed.failure().detail());
  }
}
