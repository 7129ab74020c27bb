package dev.offhook.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.Signal.CallerSpeaking;
import dev.offhook.turn.Signal.CallerWords;
import dev.offhook.turn.Signal.Woken;
import dev.offhook.turn.TurnState.Cutting;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Leaving;
import dev.offhook.turn.TurnState.Over;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A call made up at random: a caller, a model and a far end around one machine, on one clock. What
 * must hold at every step is checked at every step; what must hold in the end is for the test.
 */
final class RandomCall {
  /** What a call is like; each kind of network tells something else. */
  record Kind(
      boolean speakerEvents,
      boolean partials,
      boolean interruptible,
      boolean lateReports,
      TurnPolicy policy) {

    static Kind any(Random random) {
      return new Kind(
          random.nextBoolean(),
          random.nextBoolean(),
          random.nextInt(4) > 0,
          random.nextInt(4) == 0,
          policy(random));
    }

    /** On a line that lets nothing interrupt, where we cut the voice ourselves. */
    static Kind cuttingItself(Random random) {
      var any = any(random);
      return new Kind(
          any.speakerEvents, any.partials, false, false, any.policy.cuttingItself(true));
    }

    /** Any patience, and all the rules or all but some. */
    private static TurnPolicy policy(Random random) {
      var presets = Patience.Preset.values();
      var leftOut = Stream.of(TurnRule.values()).filter(_ -> random.nextInt(5) == 0).toList();
      return TurnPolicy.USUAL
          .lasting(Duration.ofMinutes(2 + random.nextInt(5)))
          .waiting(presets[random.nextInt(presets.length)].patience())
          .without(random.nextBoolean() ? List.of() : leftOut);
    }

    boolean follows(TurnRule rule) {
      return policy.follows(rule);
    }
  }

  private record Event(long at, long order, Runnable happens) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      var sooner = Long.compare(at, other.at);
      return sooner != 0 ? sooner : Long.compare(order, other.order);
    }
  }

  /** One step of the call, to tell of when something is wrong. */
  record Happening(long at, Signal signal, List<Move> moves, TurnState state) {
    @Override
    public String toString() {
      return "%n%7d %s -> %s%n        %s".formatted(at, signal, moves, state);
    }
  }

  private static final String[] ASIDE = {"uh-huh", "okay", "um", "", "yeah right", "stop"};

  private static final String CONSENT = "This call is recorded, and may be listened to.";

  private static final int MOST_STEPS = 3000;

  /** Reports of one moment come in any order, so two moments must be told apart. */
  private static final int APART = 150;

  private final TurnMachine machine;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final FarEnd farEnd;
  private final Transcript transcript = new Transcript();
  private final List<String> told = new ArrayList<>();
  private final List<String> aside = new ArrayList<>();
  private final List<Happening> story = new ArrayList<>();
  private final Random random;
  private final Kind kind;
  private TurnState state = new TurnState.Waiting();
  private long now;
  private long order;
  private long live = -1;
  private boolean speaking;
  private int utterances;

  RandomCall(Random random, Kind kind) {
    this.random = random;
    this.kind = kind;
    this.machine = new TurnMachine(kind.policy());
    this.farEnd = new FarEnd(kind.policy().cutsItself());
  }

  /** The whole call, from the greeting to its end; the caller falls silent at some time. */
  RandomCall run() {
    var greeting =
        random.nextInt(4) == 0 ? "" : "Welcome to wonderland, dear friend. How can we help?";
    if (random.nextInt(3) == 0) {
      tell(new Signal.Announced(CONSENT, greeting));
      farEnd.sayFirmly(CONSENT, now);
    } else {
      tell(new Signal.Greeted(greeting));
      farEnd.say(greeting, now);
      farEnd.finish(now);
    }
    var at = 0L;
    for (var turn = random.nextInt(8); turn > 0; turn--) {
      at += APART + random.nextInt(5000);
      at = caller(at);
    }
    while (!(state instanceof Over)) {
      next();
    }
    return this;
  }

  private void next() {
    var event = events.isEmpty() ? Long.MAX_VALUE : events.peek().at();
    var wake = state.wakeAt().map(Duration::toMillis).orElse(Long.MAX_VALUE);
    var report = farEnd.nextReport();
    now = Math.max(now, Math.min(Math.min(event, wake), report));
    assertThat(story.size()).as("steps of a call, now in %s", state).isLessThan(MOST_STEPS);
    if (report <= now) {
      farEnd.report().forEach(this::tell);
    } else if (event <= now) {
      events.remove().happens().run();
    } else {
      tell(new Woken());
    }
  }

  private void at(long when, Runnable happens) {
    events.add(new Event(when, order++, happens));
  }

  /** The caller says something, or presses a key. */
  private long caller(long from) {
    if (random.nextInt(8) == 0) {
      at(from, this::key);
      return from;
    }
    var words = words();
    var until = from + 300 + random.nextInt(random.nextBoolean() ? 1500 : 6000);
    var bargesIn = kind.interruptible() && random.nextInt(6) > 0;
    at(from, () -> starts(bargesIn && !kind.lateReports()));
    if (kind.partials() && !words.isEmpty()) {
      at(from + 250, () -> tell(new CallerWords(words.split(" ", 2)[0], "en", false)));
    }
    at(until, () -> ends(words, bargesIn && kind.lateReports()));
    return until;
  }

  private String words() {
    var number = utterances++;
    return switch (random.nextInt(7)) {
      case 4 -> "item%d".formatted(number);
      case 0, 1 -> "please reserve table number %d for friends".formatted(number);
      case 2 -> "what about number %d?".formatted(number);
      case 3 -> "wait, what about number %d?".formatted(number);
      default -> ASIDE[random.nextInt(ASIDE.length)];
    };
  }

  private void starts(boolean bargesIn) {
    if (kind.speakerEvents()) {
      speaking = true;
      tell(new CallerSpeaking(true));
    }
    if (bargesIn) {
      farEnd.interrupt(now).forEach(this::tell);
    }
  }

  private void ends(String words, boolean bargesIn) {
    if (kind.speakerEvents()) {
      speaking = false;
      tell(new CallerSpeaking(false));
    }
    var reports = bargesIn ? farEnd.interrupt(now) : List.<Signal>of();
    var open =
        !(state instanceof Leaving) && !(state instanceof Cutting cutting && cutting.forTheEnd());
    tell(new CallerWords(words, "en", true));
    reports.forEach(this::tell);
    if (open && words.contains("number") && mustBeHeard(words)) {
      told.add(words);
    } else if (open && words.contains("item") && mustBeHeard(words)) {
      aside.add(words);
    }
  }

  /** With two outcomes only a question is sure to be answered. */
  private boolean mustBeHeard(String words) {
    return kind.follows(TurnRule.THREE_OUTCOMES) || words.contains("?");
  }

  private void key() {
    var reports = kind.interruptible() ? farEnd.interrupt(now) : List.<Signal>of();
    tell(new Signal.KeyPressed());
    reports.forEach(this::tell);
  }

  private void tell(Signal signal) {
    var before = state;
    var step = machine.step(state, signal, Duration.ofMillis(now));
    state = step.state();
    story.add(new Happening(now, signal, step.moves(), state));
    if (signal instanceof Woken) {
      assertThat(state.wakeAt()).as("woken for nothing: %s", before).isNotEqualTo(before.wakeAt());
    }
    explained(step);
    for (var move : step.moves()) {
      transcript.make(move);
      make(move, before, signal);
    }
    stale();
  }

  private void make(Move move, TurnState before, Signal cause) {
    switch (move) {
      case Move.Generate(long reply) -> generate(reply);
      case Move.Cancel(long reply) -> {
        assertThat(reply).isEqualTo(live);
        live = -1;
      }
      case Move.Say(String words, boolean firm) -> {
        mayBegin(before, cause);
        if (firm) {
          farEnd.sayFirmly(words, now);
        } else {
          farEnd.say(words, now);
        }
      }
      case Move.Filler(String words) -> {
        assertThat(speaking && waits()).as("a filler over the caller").isFalse();
        assertThat(farEnd.soundsWords()).as("a filler on top of words").isFalse();
        farEnd.bridge(words, now);
      }
      case Move.FinishTalk _ -> farEnd.finish(now);
      case Move.Hush _ -> hush();
      case Move.RememberCaller _,
          Move.RememberSaid _,
          Move.AmendCaller _,
          Move.AmendSaid _,
          Move.Explain _,
          Move.HandOver _,
          Move.Purge _,
          Move.HangUp _ -> {}
    }
  }

  /** The words cut are reported a moment later, and maybe that the voice has stopped. */
  private void hush() {
    var reports = farEnd.hush(now);
    var stops = random.nextBoolean() && !reports.isEmpty();
    at(
        now + random.nextInt(200),
        () -> {
          reports.forEach(this::tell);
          if (stops) {
            tell(new Signal.AssistantSounding(false));
          }
        });
  }

  /** What changes the course of a call is explained, and nothing is explained twice. */
  private static void explained(Step step) {
    var decisions = step.moves().stream().filter(Move.Explain.class::isInstance).toList();
    assertThat(decisions).doesNotHaveDuplicates();
    var turning =
        step.moves().stream()
            .anyMatch(move ->
                move instanceof Move.Generate
                    || move instanceof Move.Cancel
                    || move instanceof Move.Filler
                    || move instanceof Move.HangUp);
    assertThat(turning && decisions.isEmpty()).as("unexplained: %s", step).isFalse();
  }

  /** The caller is not talked over: nothing begins, and nothing goes on, while they speak. */
  private void mayBegin(TurnState before, Signal cause) {
    var begins =
        before instanceof Held
            || (before instanceof Speaking(_, var talk, _, _) && talk.unspoken());
    if (begins && speaking && waits()) {
      throw new AssertionError("talks over the caller on " + cause + " in " + before);
    }
  }

  private boolean waits() {
    return kind.follows(TurnRule.WAIT_FOR_SILENCE);
  }

  private void generate(long reply) {
    assertThat(live).as("a reply that is still generated").isEqualTo(-1);
    live = reply;
    transcript.ask();
    told.addAll(aside);
    aside.clear();
    assertThat(transcript.turns()).last().matches(Transcript.Line::caller, "is the caller's");
    var at = now + 150 + random.nextInt(2000);
    var last = random.nextInt(12);
    for (var word = 0; word < last; word++) {
      var token = "r%dw%d%s ".formatted(reply, word, mark(word, last));
      at(at, () -> generated(reply, new Signal.Generated(reply, token)));
      at += random.nextInt(300);
    }
    var end =
        switch (random.nextInt(20)) {
          case 0 -> new Signal.ReplyFailed(reply);
          case 1 -> new Signal.ReplyComplete(reply, Departure.HANG_UP);
          default -> new Signal.ReplyComplete(reply, Departure.NONE);
        };
    at(at, () -> generated(reply, end));
  }

  private String mark(int word, int last) {
    if (word == last - 1) {
      return random.nextInt(3) == 0 ? "?" : ".";
    }
    return random.nextInt(4) == 0 ? "," : "";
  }

  private void generated(long reply, Signal signal) {
    if (reply != live) {
      return;
    }
    if (!(signal instanceof Signal.Generated)) {
      live = -1;
    }
    tell(signal);
  }

  /** What comes late of a reply that is over, or of one that never was, changes nothing. */
  private void stale() {
    for (var reply : List.of(-1L, live - 1, 1_000_000L)) {
      if (reply != live) {
        var late =
            machine.step(state, new Signal.Generated(reply, "late "), Duration.ofMillis(now));
        assertThat(late).isEqualTo(Step.to(state));
      }
    }
  }

  /** All that happened, a step a line. */
  @Override
  public String toString() {
    return story.toString();
  }

  Kind kind() {
    return kind;
  }

  /** All that happened. */
  List<Happening> story() {
    return List.copyOf(story);
  }

  FarEnd farEnd() {
    return farEnd;
  }

  Transcript transcript() {
    return transcript;
  }

  /** What the caller said that the model must know in the end. */
  List<String> told() {
    return List.copyOf(told);
  }
}
