package dev.offhook.phone.twilio;

import java.time.Duration;

/** What becomes of it when a {@code Dial} rings somebody. */
public sealed interface FarEnd {
  /** How long people talk of whom nothing else is said. */
  Duration TALK = Duration.ofSeconds(20);

  /**
   * Somebody answers.
   *
   * @param after of ringing
   * @param talks until hanging up
   * @param keys pressed when asked for some before the bridge; blank for none
   */
  record Answers(Duration after, Duration talks, String keys) implements FarEnd {}

  /** The line is busy, which is known {@code after} this. */
  record Busy(Duration after) implements FarEnd {}

  /** It rings, and nobody answers. */
  record NoAnswer() implements FarEnd {}

  /** The number cannot be reached, which is known {@code after} this. */
  record Failed(Duration after) implements FarEnd {}

  /** Somebody answers after this time, and hangs up after that. */
  static FarEnd answers(Duration after, Duration talks) {
    return new Answers(after, talks, "");
  }

  /** The same, pressing {@code keys} when the whispered TwiML listens for some. */
  static FarEnd answersPressing(Duration after, Duration talks, String keys) {
    return new Answers(after, talks, keys);
  }

  static FarEnd busy() {
    return new Busy(Duration.ofSeconds(1));
  }

  static FarEnd noAnswer() {
    return new NoAnswer();
  }

  static FarEnd failed() {
    return new Failed(Duration.ofSeconds(1));
  }

  /** Whoever has a number of the network; people talk for 20 s, machines as long as they record. */
  static FarEnd of(Subscriber subscriber) {
    return switch (subscriber) {
      case Subscriber.Machine machine ->
          answers(machine.after(), machine.length().plus(machine.patience()));
      case Subscriber.Answering who -> answers(who.after(), TALK);
      case Subscriber.Declining declining -> new Busy(declining.after());
      case Subscriber.Busy busy -> busy();
      case Subscriber.NoAnswer nobody -> noAnswer();
      case Subscriber.Failing failing -> failed();
    };
  }

  /** The far end that lets a {@code Dial} end as {@code busy}, {@code completed} and so on. */
  static FarEnd ending(String dialStatus) {
    return switch (dialStatus) {
      case "completed", "answered" -> answers(Duration.ofSeconds(3), TALK);
      case "busy" -> busy();
      case "no-answer" -> noAnswer();
      case "failed" -> failed();
      default -> throw new IllegalArgumentException("no end of a Dial: " + dialStatus);
    };
  }
}
