package dev.offhook.turn;

import static dev.offhook.turn.InterjectionPhrases.Section.ASK;
import static dev.offhook.turn.InterjectionPhrases.Section.BACKCHANNEL;
import static dev.offhook.turn.InterjectionPhrases.Section.DECLINE;
import static dev.offhook.turn.InterjectionPhrases.Section.FILLER;
import static dev.offhook.turn.InterjectionPhrases.Section.NOISE;
import static dev.offhook.turn.InterjectionPhrases.Section.PARDON;
import static dev.offhook.turn.InterjectionPhrases.Section.QUESTION;
import static dev.offhook.turn.InterjectionPhrases.Section.REQUEST;
import static dev.offhook.turn.InterjectionPhrases.Section.SMALL;
import static dev.offhook.turn.InterjectionPhrases.Section.STOP;
import static dev.offhook.turn.InterjectionPhrases.Section.TAIL;

import dev.offhook.turn.Interjection.Backchannel;
import dev.offhook.turn.Interjection.InDoubt;
import dev.offhook.turn.Interjection.NewTurn;
import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.Interjection.Stop;
import dev.offhook.turn.Interjection.Unsettled;
import dev.offhook.turn.InterjectionPhrases.Section;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a caller meant by speaking over the assistant. Pure; the first rule that fits
 * decides, in the order of {@link #judge}. The phrases of a language are data, see {@code
 * interjections.en.txt}.
 */
public final class InterjectionRules {
  /** As many words that carry something are a turn of their own. */
  private static final int TELLING_WORDS = 2;

  /** As many words of any kind are one, if one of them carries something. */
  private static final int WORDS = 3;

  private static final List<Section> STOPPING = List.of(STOP);
  private static final List<Section> HESITATION = List.of(NOISE);
  private static final List<Section> AGREEMENT = List.of(BACKCHANNEL);
  private static final List<Section> LEADING = List.of(FILLER, NOISE, BACKCHANNEL, DECLINE);
  private static final List<Section> AGREEING = List.of(BACKCHANNEL, FILLER, NOISE);
  private static final List<Section> REFUSAL = List.of(DECLINE);
  private static final List<Section> REFUSING = List.of(DECLINE, TAIL, BACKCHANNEL, FILLER, NOISE);
  private static final List<Section> PARDONS = List.of(PARDON);
  private static final List<Section> PARDONING = List.of(PARDON, FILLER, NOISE);
  private static final List<Section> REPLY = List.of(BACKCHANNEL, DECLINE);
  private static final List<Section> SPENT = List.of(STOP, TAIL, NOISE);
  private static final List<Section> ENDING =
      List.of(STOP, TAIL, DECLINE, BACKCHANNEL, FILLER, NOISE);
  private static final List<Section> EMPTY = List.of(SMALL, FILLER, NOISE, BACKCHANNEL);

  private final PhraseTree extra;

  private InterjectionRules(PhraseTree extra) {
    this.extra = extra;
  }

  /** The built-in rules, with these stop phrases beside those of the caller's language. */
  public static InterjectionRules with(List<String> extraStopPhrases) {
    var extra = new PhraseTree();
    extra.add(STOP, extraStopPhrases);
    return new InterjectionRules(extra);
  }

  /**
   * What these words mean.
   *
   * @param words as transcribed; may be blank
   * @param language BCP-47 tag of what was spoken; blank or unknown is taken for English
   * @param asked whether the last words the caller heard were a question
   * @param settled whether the transcript is final; before that only a stop is decided
   */
  public Interjection judge(String words, String language, boolean asked, boolean settled) {
    var said = new Utterance(Normalised.of(words), InterjectionPhrases.in(language));
    return stop(said, settled)
        .orElseGet(() -> settled ? settled(said, asked) : new Unsettled(Rule.NOT_SETTLED));
  }

  private Optional<Interjection> stop(Utterance said, boolean settled) {
    var at = said.words().asks() && said.only(PARDONING, PARDONS) ? said.size() : 0;
    while (at < said.size()) {
      var own = extra.longest(STOPPING, said.words(), at);
      var builtIn = said.longest(STOP, at);
      if (own + builtIn > 0) {
        var rule = own > builtIn ? Rule.EXTRA_STOP_PHRASE : Rule.STOP_PHRASE;
        return Optional.of(new Stop(rule, rest(said, at + Math.max(own, builtIn))));
      }
      var leading = said.longest(LEADING, at);
      if (leading == 0) {
        return settled ? askedToStop(said, at) : Optional.empty();
      }
      at += leading;
    }
    return Optional.empty();
  }

  /** "Could you stop" is a stop, "could you stop by" is not: nothing may follow. */
  private static Optional<Interjection> askedToStop(Utterance said, int from) {
    var at = from + said.longest(ASK, from);
    if (at == from) {
      return Optional.empty();
    }
    at = said.skip(List.of(FILLER), at);
    var stop = said.longest(STOP, at);
    return stop > 0 && rest(said, at + stop).isEmpty()
        ? Optional.of(new Stop(Rule.ASKED_TO_STOP, ""))
        : Optional.empty();
  }

  private static String rest(Utterance said, int from) {
    var at = said.skip(SPENT, from);
    return said.skip(ENDING, at) == said.size() ? "" : said.words().from(at);
  }

  private static Interjection settled(Utterance said, boolean asked) {
    if (said.size() == 0) {
      return new Backchannel(Rule.NO_WORDS);
    }
    if (said.words().asks()) {
      return new NewTurn(Rule.QUESTION_MARK);
    }
    if (asked && said.only(REFUSING, REPLY)) {
      return new NewTurn(Rule.ANSWER);
    }
    if (said.only(AGREEING, AGREEMENT)) {
      return new Backchannel(Rule.BACKCHANNEL);
    }
    if (said.only(HESITATION, HESITATION)) {
      return new Backchannel(Rule.NOISE);
    }
    if (said.only(REFUSING, REFUSAL)) {
      return new Stop(Rule.DECLINED, "");
    }
    return telling(said, asked);
  }

  private static Interjection telling(Utterance said, boolean asked) {
    var start = said.skip(LEADING, 0);
    if (said.longest(QUESTION, start) > 0) {
      return new NewTurn(Rule.QUESTION_WORD);
    }
    if (said.longest(REQUEST, start) > 0) {
      return new NewTurn(Rule.REQUEST);
    }
    var telling = said.wordsBeside(EMPTY, TELLING_WORDS);
    if (asked && telling > 0) {
      return new NewTurn(Rule.ANSWER);
    }
    return telling >= TELLING_WORDS || (telling > 0 && said.size() - start >= WORDS)
        ? new NewTurn(Rule.CONTENT)
        : new InDoubt(Rule.TOO_LITTLE);
  }
}
