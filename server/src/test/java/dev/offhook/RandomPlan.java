package dev.offhook;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.Reporting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A call made up from a seed: of which kind it is, and what the caller does in it, in order.
 *
 * @param kind what the far end reports
 * @param reporting in which order it does
 * @param doings what the caller does; at last they ask a question that reaches the model
 */
record RandomPlan(long seed, RandomKind kind, Reporting reporting, List<Doing> doings) {
  private static final int SLOW = 4;
  private static final List<Moment> MOMENTS = List.of(Moment.values());

  /** When a caller does something, once all before it is done. */
  enum Moment {
    /** Whoever speaks. */
    AT_ONCE,
    /** In a clause the assistant has just begun. */
    IN_A_CLAUSE,
    /** When the assistant has come to the end of a clause. */
    AFTER_A_CLAUSE,
    /** When the assistant has said all. */
    AFTER_THE_REPLY
  }

  /** Something the caller does {@code after} a moment. */
  record Doing(Moment moment, Duration after, Act act) {}

  /** What a caller does. */
  sealed interface Act {
    /** Says something, and takes this many times as long as usual for it; blank for a noise. */
    record Say(String words, int times) implements Act {}

    /** Presses a key. */
    record Press(char key) implements Act {}

    /** The application's line to the carrier breaks. */
    record LoseLine() implements Act {}
  }

  static RandomPlan of(long seed) {
    var kinds = RandomKind.all();
    var kind = kinds.get(Math.floorMod(seed, kinds.size()));
    var random = random(seed, 0);
    var reporting = random.nextInt(4) == 0 ? Reporting.WORDS_FIRST : Reporting.CUT_FIRST;
    return new RandomPlan(seed, kind, reporting, new Draft(random).doings());
  }

  CallOptions options() {
    return CallOptions.inbound().withTo(kind.number()).withReporting(reporting);
  }

  /** What the model answers in the same call when it is asked this; the same each time. */
  Script answer(String question) {
    return new RandomReplies(random(seed, question.hashCode())).next();
  }

  /** Neighbouring seeds begin alike, so they are spread first. */
  private static Random random(long seed, int part) {
    return new Random((seed * 31 + part) * 0x9E37_79B9_7F4A_7C15L);
  }

  /** A plan in the making. */
  private static final class Draft {
    private final Random random;
    private final RandomMoments moments;
    private final RandomSayings sayings;
    private final List<Doing> doings = new ArrayList<>();

    Draft(Random random) {
      this.random = random;
      this.moments = new RandomMoments(random);
      this.sayings = new RandomSayings(random);
    }

    List<Doing> doings() {
      for (var more = 2 + random.nextInt(6); more > 0; more--) {
        add();
      }
      doings.add(say(Moment.AFTER_THE_REPLY, moments.between(400, 900), sayings.question()));
      return List.copyOf(doings);
    }

    private void add() {
      var moment = MOMENTS.get(random.nextInt(MOMENTS.size()));
      var after = moments.between(1, random.nextInt(3) == 0 ? 3_000 : 800);
      switch (random.nextInt(12)) {
        case 0 -> doings.add(say(moment, after, ""));
        case 1 ->
            doings.add(
                new Doing(moment, after, new Act.Press("0123456789*#".charAt(random.nextInt(12)))));
        case 2 -> doings.add(new Doing(moment, after, new Act.LoseLine()));
        case 3 -> fragments(moment, after);
        default -> doings.add(say(moment, after, sayings.any()));
      }
    }

    private void fragments(Moment moment, Duration after) {
      doings.add(say(moment, after, sayings.beginning()));
      doings.add(say(Moment.AT_ONCE, moments.between(1, 500), sayings.end()));
    }

    private Doing say(Moment moment, Duration after, String words) {
      return new Doing(moment, after, new Act.Say(words, random.nextInt(5) == 0 ? SLOW : 1));
    }
  }
}
