package dev.offhook.telephony.twilio;

import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.Switchboard.HandOverEnd;
import java.time.Duration;

/** A call handed to somebody else by the carrier's {@code Dial}, and what it says came of it. */
final class HandOver {
  /** Where the carrier asks how to go on once the dialled leg is over. */
  static final String ENDED = "/transfer-ended";

  private static final Duration RINGS = Duration.ofSeconds(25);
  private static final Duration LONGEST = Duration.ofHours(4);

  private HandOver() {}

  /**
   * The markup that dials. The caller hears it ring until somebody answers.
   *
   * @param here where the carrier reaches us
   */
  static String dial(PhoneNumber to, String here) {
    return new TwimlDocument()
        .open("Dial")
        .attribute("action", here + ENDED)
        .attribute("method", "POST")
        .attribute("timeout", Long.toString(RINGS.toSeconds()))
        .attribute("timeLimit", Long.toString(LONGEST.toSeconds()))
        .open("Number")
        .text(to.value())
        .xml();
  }

  /** What came of it; a leg that hung up before the two could talk was not reached. */
  static HandOverEnd end(Form form) {
    return switch (form.first("DialCallStatus")) {
      case "completed", "answered" ->
          form.first("DialBridged").equals("false") ? HandOverEnd.NO_ANSWER : HandOverEnd.TALKED;
      case "busy" -> HandOverEnd.BUSY;
      case "no-answer" -> HandOverEnd.NO_ANSWER;
      default -> HandOverEnd.FAILED;
    };
  }
}
