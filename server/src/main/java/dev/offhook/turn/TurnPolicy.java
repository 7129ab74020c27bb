package dev.offhook.turn;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the turn rules may be told to do differently, and the words they say by themselves.
 *
 * @param interjections what words over the assistant mean
 * @param rules what is done beyond the plain behaviour
 * @param patience how long is waited
 * @param callLength when the call is brought to an end, from its start
 * @param cutsItself whether the line lets nothing interrupt the voice, so that we cut it ourselves
 *     once the words heard ask for it; every word sent may then be cut by the next
 * @param farewellGrace how much longer than estimated the last words may take, where nothing tells
 *     that they were heard
 * @param phrases the assistant's own words
 */
public record TurnPolicy(
    InterjectionRules interjections,
    Set<TurnRule> rules,
    Patience patience,
    Duration callLength,
    boolean cutsItself,
    Duration farewellGrace,
    Phrases phrases) {

  public static final TurnPolicy USUAL =
      new TurnPolicy(
          InterjectionRules.with(List.of()),
          EnumSet.allOf(TurnRule.class),
          Patience.Preset.NORMAL.patience(),
          Duration.ofMinutes(30),
          false,
          Duration.ofSeconds(3),
          Phrases.ENGLISH);

  /** Speech that goes on longer without a word of it is noise. */
  private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(10);

  /** Words may wait for the caller's turn to end, which such a line knows exactly. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(90);

  public TurnPolicy {
    rules = Set.copyOf(rules);
  }

  /** The same for calls of another length. */
  public TurnPolicy lasting(Duration length) {
    return new TurnPolicy(
        interjections, rules, patience, length, cutsItself, farewellGrace, phrases);
  }

  /** The same with further stop phrases. */
  public TurnPolicy stoppedBy(List<String> extraStopPhrases) {
    var more = InterjectionRules.with(extraStopPhrases);
    return new TurnPolicy(more, rules, patience, callLength, cutsItself, farewellGrace, phrases);
  }

  /** The same with other waits. */
  public TurnPolicy waiting(Patience other) {
    return new TurnPolicy(
        interjections, rules, other, callLength, cutsItself, farewellGrace, phrases);
  }

  /** The same without some of its rules. */
  public TurnPolicy without(Collection<TurnRule> leftOut) {
    var kept = new HashSet<>(rules);
    kept.removeAll(leftOut);
    return new TurnPolicy(
        interjections, kept, patience, callLength, cutsItself, farewellGrace, phrases);
  }

  /** The same on a line that lets nothing interrupt. */
  public TurnPolicy cuttingItself(boolean itself) {
    return new TurnPolicy(
        interjections, rules, patience, callLength, itself, farewellGrace, phrases);
  }

  /** The same on a line that says itself when it has waited for the caller in vain. */
  public TurnPolicy byTurns() {
    var kept = new HashSet<>(rules);
    kept.remove(TurnRule.SILENCE);
    return new TurnPolicy(
        interjections, kept, patience, callLength, false, LONGEST_TURN, phrases.askingByTurns());
  }

  boolean follows(TurnRule rule) {
    return rules.contains(rule);
  }

  /**
   * What words over the assistant mean, as far as the rules look at it.
   *
   * @param asked whether the last words the caller heard were a question
   */
  Interjection judge(Signal.CallerWords heard, boolean asked) {
    var answering = asked && follows(TurnRule.ANSWERS);
    var judged = interjections.judge(heard.words(), heard.language(), answering, heard.settled());
    return follows(TurnRule.THREE_OUTCOMES) || !heard.settled() ? judged : judged.plain();
  }

  /** When a held reply goes on: never while the caller is speaking. */
  Duration resumeAt(Caller caller, Duration now) {
    return now.plus(wait(caller));
  }

  /** How long a held reply waits for words of a caller of whom nothing more is heard. */
  Duration wait(Caller caller) {
    return caller.speaking() ? LONGEST_UTTERANCE : patience.resumeAfter();
  }

  /** When a filler is due, if the model says nothing from then on; never when there are none. */
  Optional<Duration> fillerAt(String words, String language, Duration from) {
    if (!follows(TurnRule.FILLERS)) {
      return Optional.empty();
    }
    return switch (interjections.judge(words, language, false, true).rule()) {
      case QUESTION_MARK, QUESTION_WORD, REQUEST -> Optional.of(from.plus(patience.fillerAfter()));
      default -> Optional.empty();
    };
  }

  /** The filler for a reply; they take turns. */
  String filler(long reply) {
    var fillers = phrases.fillers();
    return fillers.get((int) (reply % fillers.size()));
  }

  /**
   * Words that no model generates.
   *
   * @param trouble the model failed
   * @param nothing the model had no answer
   * @param okay the caller wants silence
   * @param goodbye the call ends, and the model said nothing
   * @param puttingThrough somebody else takes the call over, and the model said nothing
   * @param fillers the model takes its time; at least one
   * @param unclear what the caller said was not understood
   * @param stillThere nobody has spoken for a while
   * @param silentGoodbye nobody has spoken for too long
   * @param timeIsUp the call has reached its length
   * @param lineWasLost the line is back after it was lost
   */
  public record Phrases(
      String trouble,
      String nothing,
      String okay,
      String goodbye,
      String puttingThrough,
      List<String> fillers,
      String unclear,
      String stillThere,
      String silentGoodbye,
      String timeIsUp,
      String lineWasLost) {

    public static final Phrases ENGLISH =
        new Phrases(
            "Sorry, I'm having trouble right now.",
            "I am sorry, I could not generate a response.",
            "Okay.",
            "Goodbye.",
            "One moment, I'll put you through.",
            List.of("One moment, please.", "Let me look that up for you.", "Let me check."),
            "Sorry, I didn't catch that. Could you say it again?",
            "Are you still there?",
            "I can't hear you any more, so I will hang up now. Goodbye.",
            "I'm sorry, we have reached the time limit for this call. Goodbye.",
            "Sorry, we were cut off for a moment.");

    public Phrases {
      fillers = List.copyOf(fillers);
    }

    /** The same on a line where the caller has a few seconds to begin. */
    Phrases askingByTurns() {
      return new Phrases(
          trouble,
          nothing,
          okay,
          goodbye,
          puttingThrough,
          fillers,
          unclear,
          "I didn't hear anything. Please try again or hang up.",
          silentGoodbye,
          timeIsUp,
          lineWasLost);
    }

    /** What is said when a reply is complete without a word. */
    String insteadOfNothing(Departure leaving) {
      return switch (leaving) {
        case NONE -> nothing;
        case HANG_UP -> goodbye;
        case HAND_OVER -> puttingThrough;
      };
    }
  }
}
