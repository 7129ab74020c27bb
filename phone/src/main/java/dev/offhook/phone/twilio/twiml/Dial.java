package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rings others, and connects the caller with the first who answers.
 *
 * @param callees rung all at once, or one after the other
 * @param action asked when it is over; null for the next verb
 * @param timeout of ringing
 * @param timeLimit of the conversation
 * @param callerId shown to them; null for the caller's own
 * @param hangupOnStar whether the caller's star key ends it
 * @param answerOnBridge whether the caller's own call rings on until somebody answers
 * @param sequential whether they are rung one after the other
 * @param recording null where nothing is recorded
 */
public record Dial(
    List<Callee> callees,
    @Nullable Callback action,
    Duration timeout,
    Duration timeLimit,
    @Nullable String callerId,
    boolean hangupOnStar,
    boolean answerOnBridge,
    boolean sequential,
    @Nullable Tape recording)
    implements Verb {

  public Dial {
    callees = List.copyOf(callees);
  }

  /** The addresses, with blanks between them. */
  public String text() {
    return callees.stream().map(Callee::address).collect(Collectors.joining(" "));
  }

  /**
   * Somebody who is rung.
   *
   * @param kind {@code Number}, {@code Client} or {@code Sip}
   * @param address a number, {@code client:name}, or {@code sip:user@host}
   * @param digits sent when the callee answers; {@code w} is half a second; blank for none
   * @param whisper asked for what the callee hears before the two are connected; null for nothing
   * @param status told how the callee's leg goes; null for nobody
   * @param events of {@code initiated ringing answered completed} those that are told
   */
  public record Callee(
      String kind,
      String address,
      String digits,
      @Nullable Callback whisper,
      @Nullable Callback status,
      Set<String> events) {

    public Callee {
      events = Set.copyOf(events);
    }

    /** Whether the carrier can dial it. */
    public boolean dialable() {
      return switch (kind) {
        case "Number" -> address.matches("\\+[1-9]\\d{6,14}");
        case "Sip" -> address.matches("sips?:[^@\\s]+@\\S+");
        default -> address.matches("client:\\S{1,256}");
      };
    }
  }

  /**
   * How the conversation is recorded.
   *
   * @param fromRinging from the first ring on, not from the answer
   */
  public record Tape(RecordingOrder order, boolean fromRinging) {}
}
