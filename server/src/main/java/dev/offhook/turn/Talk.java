package dev.offhook.turn;

import java.time.Duration;

/**
 * What the assistant is saying: one talk cycle, from its first word generated to its last word
 * heard.
 *
 * @param reply its number, which the model's reply carries; words of our own have one too, so that
 *     nothing late is taken for theirs
 * @param text what was sent, and how much of it was heard
 * @param kept generated but not sent: the line is held, or the caller is speaking
 * @param complete whether nothing more will be generated
 * @param departure whether the assistant is done with the call after it
 * @param open whether the line was sent words that were not yet closed
 * @param voiced how many characters of it the voice can have begun on: it speaks clauses as a whole
 * @param soundsUntil when the voice will have said all that was sent, by estimate
 */
record Talk(
    long reply,
    HeardText text,
    String kept,
    boolean complete,
    Departure departure,
    boolean open,
    int voiced,
    Duration soundsUntil) {

  /** What a voice needs for a character; seen on the carrier's own voices. */
  private static final Duration PER_CHARACTER = Duration.ofMillis(50);

  /** From the first words sent to the voice. */
  private static final Duration ONSET = Duration.ofMillis(400);

  /** How much later a line may report the end that reports what it plays. */
  private static final Duration LATE = Duration.ofSeconds(1);

  /** How much sooner than estimated a voice may have finished. */
  private static final Duration EARLY = Duration.ofMillis(1500);

  /** A reply of which nothing has been generated; it will not sound before {@code from}. */
  static Talk awaited(long reply, Duration from) {
    return new Talk(reply, HeardText.EMPTY, "", false, Departure.NONE, false, 0, from);
  }

  /** Nothing at all. */
  static Talk none(long reply, Duration now) {
    return awaited(reply, now).completed();
  }

  /** Words that are complete and have been sent, or that the line speaks by itself. */
  static Talk whole(long reply, String words, Duration now) {
    return awaited(reply, now).sends(words, now).completed().closed(now);
  }

  Talk sends(String words, Duration now) {
    var more = text.say(words);
    return new Talk(reply, more, kept, complete, departure, true, voiced, soundsUntil)
        .voices(WordEnds.lastClauseEnd(more.sent(), voiced), now);
  }

  /** The voice can go on to a place in what was sent. */
  private Talk voices(int place, Duration now) {
    if (place <= voiced) {
      return this;
    }
    var onset = now.plus(ONSET);
    var from = soundsUntil.compareTo(onset) > 0 ? soundsUntil : onset;
    var until = from.plus(sounding(place - voiced));
    return new Talk(reply, text, kept, complete, departure, open, place, until);
  }

  Talk keeps(String words) {
    return new Talk(reply, text, kept + words, complete, departure, open, voiced, soundsUntil);
  }

  Talk keepsNothing() {
    return new Talk(reply, text, "", complete, departure, open, voiced, soundsUntil);
  }

  Talk completed(Departure leaving) {
    return new Talk(reply, text, kept, true, leaving, open, voiced, soundsUntil);
  }

  /** Nothing more will be generated, and the assistant stays. */
  Talk completed() {
    return completed(Departure.NONE);
  }

  /** Whether the assistant is done with the call after it. */
  boolean leaving() {
    return departure != Departure.NONE;
  }

  /** What was kept is sent after all. */
  Talk released(Duration now) {
    var sent = keepsNothing().sends(kept, now);
    return complete ? sent.closed(now) : sent;
  }

  /**
   * A line that has nothing of it any more is told what was not heard, behind other words; of those
   * nothing is said twice when the line is lost in the midst of them.
   */
  Talk again(String first, Duration now) {
    var all = text.sent() + kept;
    var begun = text.sent().startsWith(first) && text.heard() < first.length();
    var rest = first + (begun ? all.substring(first.length()) : rest());
    return new Talk(reply, HeardText.EMPTY, rest, complete, departure, false, 0, now);
  }

  /** The voice has gone silent; believed only near the time when it should. */
  Talk silenced(Duration now) {
    var near = now.plus(EARLY).compareTo(soundsUntil) >= 0;
    return complete && near
        ? new Talk(reply, text, kept, true, departure, open, voiced, now)
        : this;
  }

  /** Nothing more will come of it. */
  Talk over(Duration now) {
    return keepsNothing().completed().closed(now);
  }

  Talk closed(Duration now) {
    var last = voices(text.sent().length(), now);
    return new Talk(
        reply, text, kept, complete, departure, false, last.voiced(), last.soundsUntil());
  }

  Talk played(String words, Duration now) {
    return heard(text.played(words), now);
  }

  /** How far the voice has surely come, by the clock; what was reported is certain. */
  int placeAt(Duration now) {
    // The blank before a clause, and a letter that has only begun.
    var uncertain = 2;
    var left = soundsUntil.minus(now).dividedBy(PER_CHARACTER) + uncertain;
    return (int) Math.max(text.heard(), Math.min(voiced, voiced - left));
  }

  /** How long the voice takes from the last word heard to a place. */
  Duration lengthTo(int place) {
    return sounding(Math.max(0, place - text.heard()));
  }

  /** More of it is known to have been heard; the voice is silent. */
  Talk reports(HeardText upTo) {
    return new Talk(reply, upTo, kept, complete, departure, open, voiced, soundsUntil);
  }

  /** Whether the line reports what it plays of it. */
  boolean reported() {
    return text.heard() > text.resumed();
  }

  /** The line stopped here; what was not heard is gone from it. */
  Talk stopped(HeardText upTo, Duration now) {
    return new Talk(reply, upTo, kept, complete, departure, open, upTo.sent().length(), now);
  }

  /** What was not heard is sent again, with what was kept. */
  Talk resumed(Duration now) {
    var more = text.say(kept);
    var open = !complete && !rest().isBlank();
    var until = now.plus(ONSET).plus(sounding(rest().length()));
    return new Talk(reply, more, "", complete, departure, open, more.sent().length(), until);
  }

  /** The words to send so that nothing unheard is lost. */
  String rest() {
    return text.unheardWords() + kept;
  }

  /** Whether the voice has said everything, as far as anybody can tell. */
  boolean silentBy(Duration now) {
    return complete && kept.isEmpty() && (text.complete() || now.compareTo(silentAt()) >= 0);
  }

  /** When the voice is taken to have said everything, though nothing says so. */
  Duration silentAt() {
    return reported() ? soundsUntil.plus(LATE) : soundsUntil;
  }

  /** Whether more of it is to come, under this number. */
  boolean awaits(long number) {
    return !complete && reply == number;
  }

  /** More words at its end, with a blank before them if they need one. */
  Talk keepsApart(String words) {
    var last = text.sent() + kept;
    var apart = last.isEmpty() || Character.isWhitespace(last.charAt(last.length() - 1));
    return keeps(apart ? words : " " + words);
  }

  /** Whether nothing of it has reached the line. */
  boolean unspoken() {
    return text.empty();
  }

  /** Whether its last words are a question. */
  boolean asks() {
    return text.sentWords().endsWith("?") || text.sentWords().endsWith("？");
  }

  /** Whether the sentence in which the voice was stopped is a question. */
  boolean askedWhenStopped() {
    return WordEnds.asks(text.sent(), text.heardWords().length());
  }

  /** Whether the sentence that sounds now, by the clock, is a question. */
  boolean asksBy(Duration now) {
    var sent = text.sent();
    // Most talks ask nothing, and finding the end of a sentence is not free.
    var maybe = sent.indexOf('?') >= 0 || sent.indexOf('？') >= 0;
    return maybe && WordEnds.asks(sent, placeAt(now));
  }

  private Talk heard(HeardText upTo, Duration now) {
    var spoken = upTo.sent().length() - upTo.unheardWords().length();
    var until = now.plus(sounding(Math.max(0, voiced - spoken)));
    return new Talk(reply, upTo, kept, complete, departure, open, voiced, until);
  }

  private static Duration sounding(int characters) {
    return PER_CHARACTER.multipliedBy(characters);
  }
}
