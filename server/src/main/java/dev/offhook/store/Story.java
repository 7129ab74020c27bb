package dev.offhook.store;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Recording;
import dev.offhook.call.Unmasking;
import dev.offhook.call.Usage;
import dev.offhook.store.TurnRecord.Side;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call told from its events: who called and how it ended, and what was said, turn by turn.
 *
 * <p>Of events told one by one, those that a later one unmasks stay masked; {@link #of} knows
 * better.
 *
 * <p>Each event is told once, in order; at any point the story can be asked how far it has come.
 * What was heard of the assistant is what the turn rules say was heard; of words that still sound,
 * or did when the call ended, it is what the line has reported. Turns are added and changed, never
 * taken away: words that were sent and not heard stay as a turn of which nothing was heard. Not
 * safe for several threads.
 */
public final class Story {
  private final List<TurnRecord> turns = new ArrayList<>();
  private final CallerSide caller = new CallerSide();
  private final ToolUses tools = new ToolUses();
  private final Tally tally = new Tally();
  private @Nullable CallRecord call;
  private long next;

  /** What the turn rules were told last, and whether they have made a turn of it. */
  private Signal latest = new Signal.Woken();

  private boolean callerTook;

  /** The assistant's words of which more may come, or be heard. */
  private @Nullable Saying saying;

  /** The story so far of a call whose first events these are. */
  public static Story of(List<LoggedEvent> events) {
    var story = new Story();
    Unmasking.of(events).forEach(story::tell);
    return story;
  }

  /**
   * What happened next.
   *
   * @throws IllegalArgumentException when it is not the event that follows
   */
  public void tell(LoggedEvent logged) {
    if (logged.number() != next || logged.event() instanceof CallEvent.Arrived != (next == 0)) {
      throw new IllegalArgumentException(
          "event %d (%s) where event %d should follow"
              .formatted(logged.number(), logged.event().getClass().getSimpleName(), next));
    }
    next++;
    tally.happened(logged.event(), logged.at());
    happened(logged.event(), logged.at());
  }

  /** The number of the event that comes next. */
  public long next() {
    return next;
  }

  /** The call; empty before its first event. */
  public Optional<CallRecord> call() {
    return Optional.ofNullable(call);
  }

  /** What was said, in order. */
  public List<TurnRecord> turns() {
    var all = new ArrayList<>(turns);
    if (saying != null && saying.sent()) {
      var over = call().flatMap(CallRecord::over).isPresent();
      all.add(saying.soFar(turns.size(), over));
    }
    var used = tools.byTurn(all.size() - 1);
    all.replaceAll(turn -> turn.using(used.getOrDefault(turn.number(), List.of())));
    return List.copyOf(all);
  }

  /** What was used in it, one for each service, model and unit. */
  public List<Usage> uses() {
    return tally.uses();
  }

  /** Its recordings, as they stand. */
  public List<Recording> recordings() {
    return tally.recordings();
  }

  private void happened(CallEvent event, Duration at) {
    switch (event) {
      case CallEvent.Arrived(var details, var by, var began) ->
          call = new CallRecord(details, by, began, Optional.empty(), Optional.empty());
      case CallEvent.LineUp _ -> call = call().map(it -> it.connectedAfter(at)).orElse(null);
      case CallEvent.Ended(var end) ->
          call = call().map(it -> it.ended(new CallRecord.Over(end, at))).orElse(null);
      case CallEvent.Told(var signal) -> told(signal, at);
      case CallEvent.Passed(long reply, String words) -> {
        told(new Signal.Generated(reply, words), at);
        say(words, at);
      }
      case CallEvent.Made(var move) -> made(move, at);
      case CallEvent.Recognised(double sure) -> caller.recognised(sure);
      case CallEvent.ToolCalled(_, var wish) -> tools.called(wish, at);
      case CallEvent.ToolAnswered(String wish, var how, String answer) ->
          tools.answered(wish, how, answer);
      case CallEvent.Stumbled _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Unmasked _ -> {}
    }
  }

  private void told(Signal signal, Duration at) {
    latest = signal;
    callerTook = false;
    caller.told(signal, at);
    if (saying != null) {
      saying.told(signal, at);
    }
    if (signal instanceof Signal.Greeted(String greeting)) {
      say(greeting, at);
    }
    if (signal instanceof Signal.Announced(String line, _)) {
      say(line, at);
    }
  }

  private void made(Move move, Duration at) {
    switch (move) {
      case Move.RememberCaller(String words) -> {
        closeUnheard();
        turns.add(caller.turn(turns.size(), words, at));
        callerTook = true;
      }
      case Move.AmendCaller(String words) -> {
        amend(Side.CALLER, words, false);
        callerTook = true;
      }
      case Move.RememberSaid(String words, boolean cutShort) -> close(words, cutShort, at);
      case Move.AmendSaid(String words) -> amend(Side.ASSISTANT, words, true);
      case Move.Generate(long reply) -> {
        closeUnheard();
        saying = Saying.asked(reply, at, caller.settledAt());
      }
      case Move.Cancel _ -> {
        if (saying != null) {
          saying.cancel();
        }
      }
      case Move.Say(String words, _) -> say(words, at);
      case Move.Hush _,
          Move.Purge _,
          Move.Filler _,
          Move.FinishTalk _,
          Move.Explain _,
          Move.HandOver _,
          Move.HangUp _ -> {}
    }
  }

  private void say(String words, Duration at) {
    if (saying == null || callerTook || !saying.goesOnWith(words, latest)) {
      closeUnheard();
      saying = Saying.ofOurOwn(at, answers() ? caller.settledAt() : Optional.empty());
    }
    saying.say(words, latest);
  }

  /** Whether what the assistant says now is caused by what the caller said. */
  private boolean answers() {
    return !(latest instanceof Signal.Woken || latest instanceof Signal.LineBack);
  }

  private void close(String heard, boolean cutShort, Duration at) {
    var over = saying == null ? Saying.ofOurOwn(at, Optional.empty()) : saying;
    tools.belongTo(turns.size());
    turns.add(over.soFar(turns.size(), true).heard(heard, cutShort));
    saying = over.rest(at);
  }

  private void closeUnheard() {
    if (saying != null && saying.sent()) {
      turns.add(saying.soFar(turns.size(), true).heard("", true));
    }
    tools.belongTo(turns.size() - 1);
    saying = null;
  }

  /** The last turn of a side that counts turns out to have been heard like this. */
  private void amend(Side side, String words, boolean cutShort) {
    for (var i = turns.size() - 1; i >= 0; i--) {
      var turn = turns.get(i);
      if (turn.side() == side && !turn.heard().isBlank()) {
        turns.set(i, turn.heard(words, cutShort));
        return;
      }
    }
  }
}
