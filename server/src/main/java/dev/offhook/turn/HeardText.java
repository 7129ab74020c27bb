package dev.offhook.turn;

import java.time.Duration;
import java.util.Optional;

/**
 * What was heard of what was sent, of one talk cycle.
 *
 * <p>Grows by {@link #say} as tokens go to the line, and by the carrier's reports as they are
 * played. The cut between heard and unheard always stands at a word's end; it only ever moves
 * forward, except that a word heard in part counts as unheard. A reply that was held and resumed
 * stays one {@code HeardText}: what is sent again is not said again.
 *
 * @param sent everything sent, as it was sent
 * @param heard how many of its characters are confirmed
 * @param chunk where the chunk last reported as played began
 * @param resumed where the line last stopped, so where what is sent again begins
 */
public record HeardText(String sent, int heard, int chunk, int resumed) {
  public static final HeardText EMPTY = new HeardText("", 0, 0, 0);

  /** Characters a brisk voice speaks in a second; "Sentence 2 of" was cut after 684 ms. */
  private static final int CHARACTERS_A_SECOND = 20;

  public HeardText {
    if (resumed < 0 || chunk < resumed || heard < chunk || sent.length() < heard) {
      throw new IllegalArgumentException(
          "out of order: resumed %d, chunk %d, heard %d of %d"
              .formatted(resumed, chunk, heard, sent.length()));
    }
  }

  /** More text was sent to the line: a token, untrimmed. */
  public HeardText say(String text) {
    return text.isEmpty() ? this : new HeardText(sent + text, heard, chunk, resumed);
  }

  /**
   * The carrier has played a clause to its end, or reports the part of it that was heard. A report
   * that fits nowhere (keys it dialled, another reply's tail) changes nothing.
   */
  public HeardText played(String report) {
    var said = SpokenWords.of(report);
    if (said.empty()) {
      return this;
    }
    var words = SpokenWords.of(sent);
    var places = new Alignment(words, said);
    var next = words.after(heard);
    return places
        .exact(next)
        .or(() -> places.exact(words.after(cut())))
        .or(() -> places.nearest(next))
        .or(() -> places.close(next))
        .filter(word -> word > 0 && words.end(word - 1) > heard)
        .map(word -> new HeardText(sent, words.end(word - 1), heard, resumed))
        .orElse(this);
  }

  /**
   * The caller cut the voice off, and the line threw away what was not yet heard.
   *
   * @param utterance the words heard last: of the current clause on the real network, elsewhere of
   *     everything since the cycle or its resumption began; blank when nothing was heard of them
   * @param into how long the current clause had been sounding, where the words do not tell
   */
  public HeardText interrupted(String utterance, Optional<Duration> into) {
    var said = SpokenWords.of(utterance);
    var words = SpokenWords.of(sent);
    var reached =
        reached(words, said)
            .map(word -> word == 0 ? 0 : words.end(word - 1))
            .filter(place -> place >= heard)
            .or(() -> into.map(time -> estimate(words, time)))
            .orElse(heard);
    return stoppedAt(WordEnds.cut(sent, Math.max(heard, reached)));
  }

  private Optional<Integer> reached(SpokenWords words, SpokenWords said) {
    if (said.empty()) {
      return Optional.empty();
    }
    var places = new Alignment(words, said);
    var next = words.after(heard);
    return again(words, places)
        .or(() -> places.exact(next))
        .or(() -> beyond(next, places.exact(words.after(resumed))))
        .or(() -> beyond(next, places.exact(0)))
        .or(() -> heard > resumed ? places.nearest(next) : places.last(next))
        .or(() -> places.only(next))
        .or(() -> places.close(next))
        .or(() -> beyond(next, places.close(words.after(resumed))))
        .or(() -> beyond(next, places.close(0)));
  }

  /** The words last reported as played, reported once more as cut off. */
  private Optional<Integer> again(SpokenWords words, Alignment places) {
    return chunk == heard
        ? Optional.empty()
        : places.exact(words.after(chunk)).filter(word -> word == words.after(heard));
  }

  /** What was heard stays heard: a place before it is another occurrence of the same words. */
  private static Optional<Integer> beyond(int next, Optional<Integer> place) {
    return place.filter(word -> word >= next);
  }

  /**
   * How far the voice got by the clock. Time is a poor witness, so a sentence it ran into is
   * repeated from its start; only within the sentence already begun is a word's end believed.
   */
  private int estimate(SpokenWords words, Duration into) {
    var from = WordEnds.clauseEndsAt(sent, heard) ? heard : chunk;
    var spoken = Math.max(0, into.toMillis()) * CHARACTERS_A_SECOND / 1000;
    var place = (int) Math.min(sent.length(), from + spoken);
    var sentence = WordEnds.sentenceStart(sent, place);
    if (sentence > heard || place == sent.length()) {
      return Math.max(heard, sentence);
    }
    var word = words.after(place);
    while (word > 0 && words.end(word - 1) > place) {
      word--;
    }
    return word == 0 ? heard : Math.max(heard, words.end(word - 1));
  }

  /** Whether these words can be the last that were heard of it. */
  boolean mayEndWith(String utterance) {
    return reached(SpokenWords.of(sent), SpokenWords.of(utterance)).isPresent();
  }

  /** Everything sent so far was heard. */
  public HeardText allHeard() {
    return stoppedAt(sent.length());
  }

  /** The voice was cut off, and no more was heard than is known. */
  public HeardText stopped() {
    return interrupted("", Optional.empty());
  }

  /** Whether all was heard, and these words were the last reported. */
  boolean endedWith(String words) {
    return !words.isBlank()
        && complete()
        && new HeardText(sent, chunk, chunk, resumed).played(words).complete();
  }

  private HeardText stoppedAt(int place) {
    return new HeardText(sent, place, place, place);
  }

  /** Everything sent, without the blanks around it. */
  public String sentWords() {
    return sent.strip();
  }

  /** What was heard, cut at a word's end, with the punctuation that closes it. */
  public String heardWords() {
    return sent.substring(0, cut()).strip();
  }

  /**
   * What must be sent to go on where the voice stopped. With one blank between them, the heard
   * words and these are the words sent; a blank at the end is kept for the token that follows.
   */
  public String unheardWords() {
    return complete() ? "" : sent.substring(cut()).stripLeading();
  }

  /** Whether no word is left unheard. */
  public boolean complete() {
    return cut() == sent.length();
  }

  /** Whether nothing was sent. */
  public boolean empty() {
    return sent.isBlank();
  }

  private int cut() {
    return WordEnds.cut(sent, heard);
  }
}
