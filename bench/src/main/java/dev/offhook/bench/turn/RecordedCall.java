package dev.offhook.bench.turn;

import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import dev.offhook.turn.Signal.AssistantSounding;
import dev.offhook.turn.Signal.CallerSpeaking;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.Signal.Generated;
import dev.offhook.turn.Signal.Greeted;
import dev.offhook.turn.Signal.Interrupted;
import dev.offhook.turn.Signal.Played;
import dev.offhook.turn.Signal.ReplyComplete;
import dev.offhook.turn.Signal.Woken;
import dev.offhook.turn.TurnMachine;
import dev.offhook.turn.TurnPolicy;
import dev.offhook.turn.TurnState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A whole call as the turn machine is told of it: each signal in the state it met. The caller's
 * words come in partials, the model's word by word, what was played clause by clause, as a carrier
 * and a model send them; the machine is woken when it asked to be.
 */
final class RecordedCall {
  private static final Duration TOKEN = Duration.ofMillis(20);
  private static final Duration FIRST_TOKEN = Duration.ofMillis(400);
  private static final Duration PARTIAL = Duration.ofMillis(400);
  private static final int WORDS_A_PARTIAL = 2;
  private static final Duration CHARACTER = Duration.ofMillis(50);
  private static final Pattern AFTER_A_WORD = Pattern.compile("(?<=\\s)");
  private static final Pattern AFTER_A_CLAUSE = Pattern.compile("(?<=[.,:;!?])");

  /** What the machine was told, and when. */
  record Moment(TurnState state, Signal signal, Duration now) {}

  private final TurnMachine machine;
  private final List<Moment> moments = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private TurnState state = new TurnState.Waiting();
  private Duration now = Duration.ofHours(7);
  private long reply;

  private RecordedCall(TurnMachine machine) {
    this.machine = machine;
  }

  /** The machine that every moment of the call was told to. */
  static TurnMachine machine() {
    return new TurnMachine(TurnPolicy.USUAL);
  }

  /**
   * A caller of a clinic: an answer heard to its end, a long one over which the caller nods and
   * then stops it, one that gives way to a question, and silence.
   */
  static List<Moment> of(TurnMachine machine) {
    var call = new RecordedCall(machine);
    call.greeted("Thank you for calling the harbour clinic. How can I help you today?");
    call.caller("what time do you open on Saturday");
    call.model("We are open from 9 in the morning to 1 in the afternoon on Saturdays. ");
    call.model("Would you like to make an appointment?").complete(false);
    call.plays(3);
    call.caller("yes but tell me first how I should prepare for a blood test");
    call.model(Replies.ENGLISH.substring(0, 400)).plays(2);
    call.interrupted("you may").caller("uh-huh");
    call.model(Replies.ENGLISH.substring(400)).complete(false);
    call.plays(6).interrupted("the test itself").caller("hold on a second");
    call.plays(1);
    call.caller("okay go on please what does it cost");
    call.model("It costs $20.50 with your insurance, and 48 dollars without, ").plays(1);
    call.model("which you can pay by card, in cash, or within 30 days.").complete(false);
    call.plays(1).interrupted("which you").caller("can I pay with my phone?");
    call.model("Yes, you can. Is there anything else?").complete(false);
    call.plays(3).pass(Duration.ofSeconds(25));
    call.plays(1).caller("no that is all thank you");
    call.model("Thank you for calling. Goodbye!").complete(true);
    call.plays(2);
    return List.copyOf(call.moments);
  }

  private void greeted(String words) {
    line.append(words);
    tell(new Greeted(words));
    plays(Integer.MAX_VALUE);
  }

  private void caller(String words) {
    tell(new CallerSpeaking(true));
    var each = AFTER_A_WORD.splitAsStream(words).toList();
    for (var said = WORDS_A_PARTIAL; said < each.size(); said += WORDS_A_PARTIAL) {
      pass(PARTIAL);
      tell(heard(String.join("", each.subList(0, said)).strip(), false));
    }
    pass(PARTIAL);
    tell(heard(words, true));
    tell(new CallerSpeaking(false));
  }

  private static Signal heard(String words, boolean settled) {
    return new CallerWords(words, "en-US", settled);
  }

  private RecordedCall model(String words) {
    pass(FIRST_TOKEN);
    for (var token : AFTER_A_WORD.splitAsStream(words).toList()) {
      pass(TOKEN);
      tell(new Generated(reply, token));
    }
    return this;
  }

  private void complete(boolean leaving) {
    tell(new ReplyComplete(reply, leaving ? Departure.HANG_UP : Departure.NONE));
  }

  /** The voice says at most as many clauses of what the line was given. */
  private RecordedCall plays(int clauses) {
    tell(new AssistantSounding(true));
    AFTER_A_CLAUSE.splitAsStream(line.toString()).limit(clauses).forEach(this::play);
    if (line.isEmpty()) {
      tell(new AssistantSounding(false));
    }
    return this;
  }

  private void play(String clause) {
    pass(CHARACTER.multipliedBy(clause.length()));
    line.delete(0, clause.length());
    tell(new Played(clause));
  }

  private RecordedCall interrupted(String words) {
    var into = CHARACTER.multipliedBy(words.length());
    pass(into);
    line.setLength(0);
    tell(new Played(words));
    tell(new Interrupted(words, Optional.of(into)));
    return this;
  }

  private void pass(Duration time) {
    var until = now.plus(time);
    for (var wake = wakeBy(until); wake.isPresent(); wake = wakeBy(until)) {
      now = now.compareTo(wake.get()) < 0 ? wake.get() : now;
      tell(new Woken());
    }
    now = until;
  }

  private Optional<Duration> wakeBy(Duration until) {
    return state.wakeAt().filter(at -> at.compareTo(until) <= 0);
  }

  private void tell(Signal signal) {
    moments.add(new Moment(state, signal, now));
    var step = machine.step(state, signal, now);
    state = step.state();
    for (var move : step.moves()) {
      if (move instanceof Move.Say(String words, _)) {
        line.append(words);
      } else if (move instanceof Move.Generate(long number)) {
        reply = number;
      }
    }
  }
}
