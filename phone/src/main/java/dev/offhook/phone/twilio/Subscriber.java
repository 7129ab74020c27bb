package dev.offhook.phone.twilio;

import java.time.Duration;

/** Who has a number of the simulated network, and what happens when it is dialled. */
public sealed interface Subscriber {
  /** From picking up to the first sound. */
  Duration BREATH = Duration.ofMillis(500);

  /** How long a machine's beep is. */
  Duration BEEP = Duration.ofMillis(600);

  /** Somebody who picks up {@code after} it began to ring, unless the ringing ends before. */
  sealed interface Answering extends Subscriber {
    Duration after();
  }

  /**
   * A person, whom a test may make say more.
   *
   * @param opening said on picking up; blank for somebody who waits
   */
  record Person(Duration after, String opening) implements Answering {
    private static final Duration WORD = Duration.ofMillis(350);

    Duration speech() {
      return opening.isBlank() ? Duration.ZERO : WORD.multipliedBy(opening.split(" ").length);
    }
  }

  /**
   * An answering machine.
   *
   * @param greeting what it says, which takes {@code length}
   * @param patience how long it records before it hangs up
   */
  record Machine(Duration after, String greeting, Duration length, Ending ending, Duration patience)
      implements Answering {

    /** The same with another ending of its greeting. */
    public Machine ending(Ending changed) {
      return new Machine(after, greeting, length, changed, patience);
    }
  }

  /** What comes after a machine's greeting. */
  enum Ending {
    BEEP,
    SILENCE,
    /** Neither: it goes over into music, or another voice. */
    OTHER
  }

  /** A fax machine, which hangs up when nobody whistles back. */
  record Fax(Duration after) implements Answering {}

  /**
   * A phone that asks who is calling, shows its owner what it hears, and does what that decides.
   *
   * @param question said on picking up
   * @param decision made {@code pondering} after the caller has fallen silent
   */
  record Screening(Duration after, String question, Duration pondering, Decision decision)
      implements Answering {
    private static final Duration WORD = Duration.ofMillis(350);

    Duration speech() {
      return WORD.multipliedBy(question.split(" ").length);
    }
  }

  /** What the owner of a phone that screens its calls does. */
  enum Decision {
    /** Comes to the phone, and says so. */
    ANSWERS,
    /** Lets the phone say that nobody is there. */
    DECLINES
  }

  /** A line that is busy. */
  record Busy() implements Subscriber {}

  /** Rings for as long as anybody lets it. */
  record NoAnswer() implements Subscriber {}

  /** Somebody who presses the red button {@code after} it began to ring. */
  record Declining(Duration after) implements Subscriber {}

  /**
   * A number that is not reached.
   *
   * @param sipResponse why: 404 for one that nobody has, 480 for a phone that is off, 503
   */
  record Failing(int sipResponse) implements Subscriber {}

  /** A person who picks up after {@code after} and says "Hello?". */
  static Person person(Duration after) {
    return new Person(after, "Hello?");
  }

  /** A person who picks up and waits. */
  static Person quiet(Duration after) {
    return new Person(after, "");
  }

  /** A machine that picks up after {@code after}, greets for {@code length} and beeps. */
  static Machine machine(Duration after, Duration length) {
    String greeting =
        "Hi, you have reached the mailbox of somebody who cannot take your call right now. "
            + "Please leave a message after the tone.";
    return new Machine(after, greeting, length, Ending.BEEP, Duration.ofMinutes(2));
  }

  static Fax fax(Duration after) {
    return new Fax(after);
  }

  /** A phone of Apple's that asks who is calling. */
  static Screening iosScreening(Duration after, Decision decision) {
    String question =
        "Hi, if you record your name and reason for calling, I will see if this person is "
            + "available.";
    return new Screening(after, question, Duration.ofSeconds(4), decision);
  }

  /** A phone of Google's that asks who is calling. */
  static Screening androidScreening(Duration after, Decision decision) {
    String question =
        "Hi, the person you are calling is using a screening service from Google, and will get a "
            + "copy of this conversation. Go ahead and say your name, and why you are calling.";
    return new Screening(after, question, Duration.ofSeconds(4), decision);
  }

  static Busy busy() {
    return new Busy();
  }

  static NoAnswer noAnswer() {
    return new NoAnswer();
  }

  static Declining declining(Duration after) {
    return new Declining(after);
  }

  /** A number nobody has. */
  static Failing unallocated() {
    return new Failing(404);
  }

  /** A network that fails. */
  static Failing failing() {
    return new Failing(503);
  }
}
