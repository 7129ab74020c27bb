package dev.offhook.telephony;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Where calls are put through: a carrier's adapter announces a call here when its webhook comes,
 * and connects the call's line when its socket is up.
 *
 * <p>Thread-safe; called from any event loop.
 */
public interface Switchboard {

  /**
   * A call is ringing. The same call may be announced again (the carrier repeats itself): the
   * answer is the same.
   *
   * @param mode how a call that is new is held
   */
  Admission announce(CallDetails call, Function<Assistant, Answering.Mode> mode);

  /**
   * Looks for a call that another process was holding, and takes it up from its log. To be asked
   * before a call is announced or connected that is not {@linkplain #expects expected}.
   *
   * @return completes in a few seconds at the latest, never exceptionally, on the event loop that
   *     asked
   */
  CompletionStage<Recall> recall(CallSid call);

  /**
   * The line of an announced call is up. A second line of a live call continues it, and the older
   * line is closed.
   *
   * @param up the line; the same session as before means that what was queued on the old line still
   *     plays
   * @param loop runs tasks on the line's event loop
   * @return who to tell what happens on the line; empty when no such call is expected
   */
  Optional<LineListener> connect(CallSid call, CallEvent.LineUp up, TextLine line, Executor loop);

  /** Whether the call has been announced and is not over. */
  boolean expects(CallSid call);

  /** Whether the call's line has been up, so that a greeting would be its second. */
  boolean greeted(CallSid call);

  /** Whether the call's line broke so often that it gets no further one. */
  boolean givenUp(CallSid call);

  /** The line of a call has been given back: who takes it over, if anybody. */
  Optional<PhoneNumber> handedTo(CallSid call);

  /** The one who took a call over is done with it; unless they talked, it is ours again. */
  void handedBack(CallSid call, HandOverEnd end);

  /** How the attempt to hand a call over ended. */
  enum HandOverEnd {
    /** They talked. */
    TALKED,
    /** Their line was busy. */
    BUSY,
    /** It rang for long. */
    NO_ANSWER,
    /** Their number could not be reached. */
    FAILED
  }

  /** A call of ours is placed: it is known from now on, however long it takes to be answered. */
  void placed(CallDetails call, Answering.Mode mode);

  /** The carrier says that the call is over, and how it stands. */
  void ended(CallSid call, FinalStatus how);

  /**
   * How a recording of a call stands.
   *
   * @return whether the call goes on here, so that it is written down with it
   */
  boolean recorded(CallSid call, RecordingTold told);

  /** What the far end of a call said first; empty until it is understood. */
  Optional<String> firstWords(CallSid call);

  /** The call ends here for this reason, and its line is left to the carrier to take away. */
  void withdrawn(CallSid call, CallEnd end);

  /** What is known of a call that may have begun elsewhere. */
  sealed interface Recall {
    /** Nothing. */
    record Unknown() implements Recall {}

    /** It is going on here. */
    record Here() implements Recall {}

    /**
     * It is taken up here: expected from now on.
     *
     * @param tickets by which its lines may come back
     */
    record TakenUp(Set<String> tickets) implements Recall {
      public TakenUp {
        tickets = Set.copyOf(tickets);
      }
    }

    /** It has ended. */
    record Over() implements Recall {}
  }

  /** Whether a call is taken, and by whom. */
  sealed interface Admission {
    /** The assistant answers, in that way. */
    record Taken(Assistant assistant, Answering.Mode mode) implements Admission {}

    /** It has ended: this is a late or repeated word of it. */
    record Over() implements Admission {}

    /** There are too many calls. */
    record Full() implements Admission {}
  }
}
