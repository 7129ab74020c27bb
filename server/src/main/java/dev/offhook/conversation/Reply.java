package dev.offhook.conversation;

import dev.offhook.call.ToolCall;
import dev.offhook.call.Usage;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Speakable;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import dev.offhook.tool.Outcome;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reply of the model, from the request to its last word: turns what the model generates into
 * signals that carry the reply's number, made speakable on the way. When the model wants tools,
 * they are used and it is asked again; to the turn rules it is one reply all the while.
 *
 * <p>Lives on the call's event loop. After {@link #cancel} it gives no signal, and what its tools
 * decide is not done.
 */
final class Reply {
  /** A model that has used tools so often without an end has lost its way. */
  private static final int MOST_ROUNDS = 8;

  /** How long a caller waits for tools before another word bridges the wait. */
  private static final Duration STILL_WORKING = Duration.ofSeconds(7);

  private final long number;
  private final LanguageModel model;
  private final Supplier<Prompt> prompts;
  private final Workbench tools;
  private final Timers timers;
  private final Ear ear;
  private final List<ToolCall> wanted = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private Speakable speakable = new Speakable();
  private LanguageModel.@Nullable Generation generation;
  private @Nullable Deadline working;
  private Departure leaving = Departure.NONE;
  private int rounds;
  private int running;
  private boolean apart;
  private boolean settled;

  /**
   * Who is told.
   *
   * @param signals what it means to the turn rules
   * @param failures why the model failed
   * @param decisions what a tool decided that is to be done; never an answer
   * @param uses what is billed for it; also of a reply that was cancelled
   */
  record Ear(
      Consumer<Signal> signals,
      Consumer<ModelEvent.Failed> failures,
      Consumer<Decided> decisions,
      Consumer<Usage> uses) {}

  /** A tool decided on something. */
  record Decided(ToolCall wish, Outcome outcome) {}

  private Reply(
      long number,
      LanguageModel model,
      Supplier<Prompt> prompts,
      Workbench tools,
      Timers timers,
      Ear ear) {
    this.number = number;
    this.model = model;
    this.prompts = prompts;
    this.tools = tools;
    this.timers = timers;
    this.ear = ear;
  }

  /**
   * Has {@code model} answer.
   *
   * @param prompts all that is known when the model is asked, once or, after tools, again
   */
  static Reply start(
      long number,
      LanguageModel model,
      Supplier<Prompt> prompts,
      Workbench tools,
      Timers timers,
      Ear ear) {
    var reply = new Reply(number, model, prompts, tools, timers, ear);
    reply.ask();
    return reply;
  }

  long number() {
    return number;
  }

  /** Stops generating; harmless when the reply is complete. */
  void cancel() {
    if (!settled) {
      settle();
      if (generation != null) {
        generation.cancel();
      }
    }
  }

  private void settle() {
    settled = true;
    rest();
  }

  private void ask() {
    rounds++;
    generation = model.reply(prompts.get(), this::happened);
  }

  private void happened(ModelEvent event) {
    if (event instanceof ModelEvent.Used(Usage usage)) {
      ear.uses().accept(usage);
      return;
    }
    if (settled) {
      return;
    }
    switch (event) {
      case ModelEvent.Words(String text) -> speak(speakable.feed(text));
      case ModelEvent.Wants(ToolCall wish) -> wanted.add(wish);
      case ModelEvent.Used _ -> {}
      case ModelEvent.HangUp _ -> leaving = Departure.HANG_UP;
      case ModelEvent.Finished _ -> finished();
      case ModelEvent.Failed failed -> {
        settle();
        ear.failures().accept(failed);
        ear.signals().accept(ended(failed.failure().kind()));
      }
    }
  }

  private void finished() {
    speak(speakable.flush());
    if (wanted.isEmpty()) {
      complete();
    } else {
      useTools();
    }
  }

  private void complete() {
    settle();
    ear.signals().accept(new Signal.ReplyComplete(number, leaving));
  }

  /** All that was wanted is done side by side; the last to be done goes on. */
  private void useTools() {
    var round = List.copyOf(wanted);
    var said = words.toString();
    wanted.clear();
    words.setLength(0);
    speakable = new Speakable();
    apart |= !said.isEmpty();
    running = round.size();
    for (var wish : round) {
      tools.use(number, said, wish, outcome -> done(wish, outcome));
      said = "";
    }
    if (running > 0 && !settled) {
      stillWorking();
    }
  }

  private void stillWorking() {
    ear.signals().accept(new Signal.Working(number));
    if (!settled) {
      working = Deadline.in(timers, STILL_WORKING, this::stillWorking);
    }
  }

  private void rest() {
    if (working != null) {
      working.met();
      working = null;
    }
  }

  private void done(ToolCall wish, Outcome outcome) {
    running--;
    decided(wish, outcome);
    if (settled || running > 0) {
      return;
    }
    rest();
    if (leaving != Departure.NONE || rounds >= MOST_ROUNDS) {
      complete();
    } else {
      ask();
    }
  }

  private void decided(ToolCall wish, Outcome outcome) {
    if (outcome instanceof Outcome.Answer || outcome instanceof Outcome.Failed) {
      return;
    }
    var departs = !(outcome instanceof Outcome.SendDigits);
    if (settled || (departs && leaving != Departure.NONE)) {
      tools.inVain(wish);
      return;
    }
    if (departs) {
      leaving = outcome instanceof Outcome.Transfer ? Departure.HAND_OVER : Departure.HANG_UP;
    }
    ear.decisions().accept(new Decided(wish, outcome));
  }

  /** A model that had nothing to say has not broken: the caller is told just that. */
  private Signal ended(ModelFailure.Kind kind) {
    return kind == ModelFailure.Kind.EMPTY
        ? new Signal.ReplyComplete(number, Departure.NONE)
        : new Signal.ReplyFailed(number);
  }

  private void speak(String text) {
    if (text.isEmpty()) {
      return;
    }
    var separate = apart && !Character.isWhitespace(text.charAt(0));
    apart = false;
    words.append(text);
    ear.signals().accept(new Signal.Generated(number, separate ? " " + text : text));
  }
}
