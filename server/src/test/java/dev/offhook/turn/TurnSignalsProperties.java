package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

/** Signals in any order, sensible or not: the machine keeps its feet. */
class TurnSignalsProperties {
  private static final int TRIES = 10_000;
  private static final int MOST_WAKES = 50;
  private static final List<String> WORDS =
      List.of("", " ", "stop", "wait, what?", "uh-huh", "tuesday", "book a table", "yes", "?!");

  @Property(tries = TRIES)
  @Label("from wherever a call has come, silence ends it, in a bounded number of wakes")
  void silenceEndsEveryCall(@ForAll Random random) {
    var machine = new TurnMachine(policy(random));
    var now = Duration.ofSeconds(1);
    TurnState state = new Waiting();
    for (var signals = random.nextInt(40); signals > 0; signals--) {
      state = machine.step(state, signal(random, state), now).state();
      now = now.plusMillis(random.nextInt(random.nextInt(4) == 0 ? 9000 : 300));
    }
    if (state instanceof Waiting) {
      state = machine.step(state, new Signal.Greeted(""), now).state();
    }
    if (state instanceof CutOff) {
      state = machine.step(state, new Signal.LineBack(false), now).state();
    }
    for (var wakes = 0; !(state instanceof Over || state instanceof TurnState.Away); wakes++) {
      assertThat(wakes).as("wakes in silence, now in %s", state).isLessThan(MOST_WAKES);
      var at = state.wakeAt().orElseThrow();
      now = at.compareTo(now) > 0 ? at : now;
      state = machine.step(state, new Signal.Woken(), now).state();
    }
  }

  @Property(tries = TRIES)
  @Label("the model is only ever asked for what the caller said last, and for one reply at a time")
  void theModelIsAskedForOneReplyAtATime(@ForAll Random random) {
    var machine = new TurnMachine(policy(random));
    var now = Duration.ofSeconds(1);
    TurnState state = machine.step(new Waiting(), opening(random), now).state();
    var transcript = new Transcript();
    var live = Optional.<Long>empty();
    for (var signals = random.nextInt(60); signals > 0; signals--) {
      var signal = signal(random, state);
      if (ends(signal, live)) {
        live = Optional.empty();
      }
      var step = machine.step(state, signal, now);
      state = step.state();
      for (var move : step.moves()) {
        transcript.make(move);
        if (move instanceof Move.Cancel(long reply)) {
          assertThat(live).contains(reply);
          live = Optional.empty();
        }
        if (move instanceof Move.Generate(long reply)) {
          assertThat(live).isEmpty();
          live = Optional.of(reply);
          if (!(signal instanceof Signal.LineBack)) {
            assertThat(transcript.turns()).last().matches(Transcript.Line::caller, "the caller's");
          }
        }
      }
      if (signal instanceof Signal.LineLost(boolean orphaned) && orphaned) {
        live = Optional.empty();
      }
      now = now.plusMillis(random.nextInt(3000));
    }
  }

  private static boolean ends(Signal signal, Optional<Long> live) {
    return switch (signal) {
      case Signal.ReplyComplete(long reply, _) -> live.equals(Optional.of(reply));
      case Signal.ReplyFailed(long reply) -> live.equals(Optional.of(reply));
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.CallerWords _,
          Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.Interrupted _,
          Signal.Played _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.LineLost _,
          Signal.LineBack _,
          Signal.Woken _ ->
          false;
    };
  }

  private static TurnPolicy policy(Random random) {
    return RandomCall.Kind.any(random).policy().cuttingItself(random.nextInt(3) == 0);
  }

  private static Signal opening(Random random) {
    return random.nextBoolean()
        ? new Signal.Greeted("Hello.")
        : new Signal.Announced("This call is recorded.", "Hello.");
  }

  private static Signal signal(Random random, TurnState state) {
    var reply = reply(state);
    return switch (random.nextInt(20)) {
      case 0 ->
          random.nextBoolean()
              ? new Signal.Greeted(any(random))
              : new Signal.Announced(any(random), any(random));
      case 1, 2, 3 -> new Signal.CallerWords(any(random), "en", random.nextBoolean());
      case 4 -> new Signal.CallerSpeaking(random.nextBoolean());
      case 5 -> new Signal.KeyPressed();
      case 6, 7 -> new Signal.Interrupted(any(random), into(random));
      case 8 -> new Signal.Played(any(random));
      case 9 -> new Signal.AssistantSounding(random.nextBoolean());
      case 10, 11, 12 -> new Signal.Generated(reply, any(random) + " ");
      case 13 ->
          new Signal.ReplyComplete(
              reply,
              switch (random.nextInt(12)) {
                case 0 -> Departure.HANG_UP;
                case 1 -> Departure.HAND_OVER;
                default -> Departure.NONE;
              });
      case 14 -> new Signal.ReplyFailed(reply);
      case 15 -> lost(random);
      case 16 -> new Signal.LineBack(random.nextBoolean());
      case 17 -> new Signal.Working(reply);
      case 18 -> new Signal.Commanded(command(random));
      default -> new Signal.Woken();
    };
  }

  private static Command command(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Command.Leave(any(random), Departure.HANG_UP);
      case 1 -> new Command.Leave("", Departure.HAND_OVER);
      case 2, 3 -> new Command.Speak(any(random));
      default -> new Command.BeSilent();
    };
  }

  private static Signal lost(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Signal.Woken();
      case 1 -> new Signal.LineLost(true);
      default -> new Signal.LineLost(false);
    };
  }

  private static Optional<Duration> into(Random random) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(random.nextInt(5000)));
  }

  private static long reply(TurnState state) {
    return switch (state) {
      case TurnState.Speaking(_, var talk, _, _) -> talk.reply();
      case TurnState.Held(_, var talk, _, _) -> talk.reply();
      case CutOff(_, var talk, _, _, _) -> talk.reply();
      case TurnState.Cutting cutting -> cutting.talk().reply();
      case TurnState.Listening(_, var said, _, _) -> said.reply();
      case Waiting _, TurnState.Announcing _, TurnState.Leaving _, TurnState.Away _, Over _ -> 0;
    };
  }

  private static String any(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
