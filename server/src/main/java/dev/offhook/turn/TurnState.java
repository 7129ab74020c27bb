package dev.offhook.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who has the floor. */
public sealed interface TurnState {

  /** When the machine wants to hear {@link Signal.Woken}, if nothing happens before. */
  Optional<Duration> wakeAt();

  /** The call is not up yet. */
  record Waiting() implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }

  /**
   * A line that must be heard sounds; the greeting follows it.
   *
   * @param line the words that nothing may cut
   */
  record Announcing(Course course, Talk line, String greeting) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(course.sooner(line.silentAt()));
    }

    Announcing with(Talk other) {
      return new Announcing(course, other, greeting);
    }

    Announcing with(Caller other) {
      return new Announcing(course.with(other), line, greeting);
    }
  }

  /**
   * The assistant is silent and owes nothing; the floor is the caller's.
   *
   * @param said what was said last and is not yet in the history
   * @param asked how often the assistant has asked into the silence
   * @param quietUntil when silence has lasted too long
   */
  record Listening(Course course, Talk said, int asked, Duration quietUntil) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(course.sooner(quietUntil));
    }
  }

  /**
   * The assistant speaks, or is about to: a reply is being generated, or its end still sounds.
   *
   * @param fillerAt when a filler is due because the model has said nothing yet
   * @param asked how often the assistant has asked into the silence
   */
  record Speaking(Course course, Talk talk, Optional<Duration> fillerAt, int asked)
      implements TurnState {
    /** Words kept back are let go when the caller has been silent for this long. */
    private static final Duration BREATH = Duration.ofMillis(500);

    /** Or when what is taken for speech has gone on for this long. */
    private static final Duration LONGEST_UTTERANCE = Duration.ofSeconds(10);

    @Override
    public Optional<Duration> wakeAt() {
      if (!talk.kept().isEmpty()) {
        return Optional.of(course.sooner(releaseAt()));
      }
      var next = talk.complete() ? Optional.of(talk.silentAt()) : fillerAt;
      return Optional.of(next.map(course::sooner).orElse(course.endsAt()));
    }

    Duration releaseAt() {
      var caller = course.caller();
      return caller.since().plus(caller.speaking() ? LONGEST_UTTERANCE : BREATH);
    }

    boolean callerSpeaks(Duration now) {
      var caller = course.caller();
      return caller.speaking() && now.compareTo(caller.since().plus(LONGEST_UTTERANCE)) < 0;
    }

    Speaking with(Talk other) {
      return new Speaking(course, other, fillerAt, asked);
    }

    Speaking with(Caller other) {
      return with(course.with(other));
    }

    Speaking with(Course other) {
      return new Speaking(other, talk, fillerAt, asked);
    }

    boolean fillerIsDue(Duration now) {
      return fillerAt.filter(at -> at.compareTo(now) <= 0).isPresent();
    }

    /** What is known of the caller; who was heard is not asked again. */
    Speaking heard(Caller other, boolean speaking) {
      return new Speaking(course.with(other), talk, fillerAt, speaking ? 0 : asked);
    }

    /** The caller waits from now on, or from when the voice falls silent. */
    Speaking fillerIn(Duration wait, Duration now) {
      var silent = talk.soundsUntil();
      var from = silent.compareTo(now) > 0 ? silent : now;
      return new Speaking(course, talk, Optional.of(from.plus(wait)), asked);
    }

    Speaking withoutFiller() {
      return new Speaking(course, talk, Optional.empty(), asked);
    }
  }

  /**
   * The caller stopped the voice. Nothing is lost: the reply is kept until it is clear what the
   * caller meant.
   *
   * @param since when it was stopped
   * @param resumeAt when it goes on, unless the caller says something
   */
  record Held(Course course, Talk talk, Duration since, Duration resumeAt) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(course.sooner(resumeAt));
    }

    Held with(Talk other) {
      return new Held(course, other, since, resumeAt);
    }

    Held with(Course other) {
      return new Held(other, talk, since, resumeAt);
    }
  }

  /**
   * We have cut the voice, and how far it had come is about to be reported.
   *
   * @param words what it was cut for, and what was said since; none when it is for the farewell
   * @param judged what the first of them were taken for
   * @param why in words
   * @param place how far the voice had come, by the clock
   * @param since when it was cut
   */
  record Cutting(
      Course course,
      Talk talk,
      List<Signal.CallerWords> words,
      Interjection judged,
      String why,
      int place,
      Duration since)
      implements TurnState {
    /** A report takes a tenth of a second; it may not come at all. */
    private static final Duration REPORT = Duration.ofMillis(250);

    public Cutting {
      words = List.copyOf(words);
    }

    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until());
    }

    Duration until() {
      return since.plus(REPORT);
    }

    /** What was heard, if the line has reported anything of this talk; else by the clock. */
    HeardText reached() {
      return talk.reported() ? talk.text().stopped() : byTheClock();
    }

    HeardText byTheClock() {
      return talk.text().interrupted("", Optional.of(talk.lengthTo(place)));
    }

    /** Whether the call has reached its length. */
    boolean forTheEnd() {
      return words.isEmpty();
    }

    Cutting and(Signal.CallerWords more) {
      var all = new ArrayList<>(words);
      all.add(more);
      return new Cutting(course, talk, all, judged, why, place, since);
    }

    Cutting with(Talk other) {
      return new Cutting(course, other, words, judged, why, place, since);
    }

    Cutting with(Course other) {
      return new Cutting(other, talk, words, judged, why, place, since);
    }

    Cutting with(Caller other) {
      return with(course.with(other));
    }
  }

  /**
   * The line is dead and may come back.
   *
   * @param held whether the reply was held, so that the line had thrown it away before
   * @param orphaned whether the process died with it, so that no more of the reply will come, and
   *     what the caller said meanwhile was heard by nobody
   * @param since when it died
   */
  record CutOff(Course course, Talk talk, boolean held, boolean orphaned, Duration since)
      implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }

    CutOff with(Talk other) {
      return new CutOff(course, other, held, orphaned, since);
    }

    /** The same, known to have lost its process as well. */
    CutOff asOrphan() {
      return new CutOff(course, talk, held, true, since);
    }
  }

  /**
   * The farewell is sounding; nothing changes the end any more.
   *
   * @param why what the call ends for
   * @param until when the call ends though the farewell was not reported heard
   */
  record Leaving(Course course, Talk farewell, Parting why, Duration until) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }

    Leaving with(Course other) {
      return new Leaving(other, farewell, why, until);
    }

    Leaving with(Talk other) {
      return new Leaving(course, other, why, until);
    }
  }

  /** Somebody else has the call, and may give it back. */
  record Away(Course course) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }

  /** The call is over. */
  record Over() implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }
}
