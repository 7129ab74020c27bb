package dev.offhook.turn;

import java.time.Duration;
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
   * The floor is the caller's; the end of what the assistant said may still be sounding.
   *
   * @param course where the call stands
   * @param said what was sent last and is not yet in the history
   * @param asked how often the assistant has asked into the silence
   * @param quietUntil when silence has lasted too long
   */
  record Listening(Course course, HeardText said, int asked, Duration quietUntil)
      implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(course.sooner(quietUntil));
    }
  }

  /**
   * A reply is being generated and spoken.
   *
   * @param course where the call stands; its last reply is this one
   * @param said what was sent of it
   */
  record Replying(Course course, HeardText said) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(course.endsAt());
    }
  }

  /**
   * The line is dead and may come back.
   *
   * @param course where the call stands
   * @param said what was sent last and is not yet in the history
   * @param owed what the caller is still owed
   */
  record CutOff(Course course, HeardText said, Owed owed) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }

  /**
   * The farewell is sounding; nothing changes the end any more.
   *
   * @param farewell what was sent
   * @param until when the call ends though the farewell was not reported heard
   */
  record Leaving(HeardText farewell, Duration until) implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }

  /** The call is over. */
  record Over() implements TurnState {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }

  /** What the caller is owed when the line comes back. */
  enum Owed {
    /** All had been heard. */
    NOTHING,
    /** What was still sounding. */
    THE_TAIL,
    /** The rest of a reply that was still being generated. */
    THE_REST,
    /** A whole answer. */
    AN_ANSWER
  }

  /**
   * Where a call stands.
   *
   * @param reply the number of the last reply; later ones are higher
   * @param endsAt when the call reaches its length
   */
  record Course(long reply, Duration endsAt) {
    Course nextReply() {
      return new Course(reply + 1, endsAt);
    }

    Duration sooner(Duration other) {
      return other.compareTo(endsAt) < 0 ? other : endsAt;
    }
  }
}
