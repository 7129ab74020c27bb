package dev.offhook.telephony;

/**
 * A line that takes text and has it spoken at the far end.
 *
 * <p>Used on the call's event loop only. Words are queued behind what was said before; nothing is
 * taken back by us, only by the caller's interruption ({@link LineEvent.Interrupted}). After the
 * line has closed every method is a quiet no-op.
 */
public interface TextLine {

  /** More words of the current talk cycle: untrimmed, spoken as soon as they make a clause. */
  void say(String words, Cuttable cuttable);

  /** A talk cycle of its own, which the next words may cut: something to bridge a wait. */
  void bridge(String words);

  /**
   * Silences the voice: of what sounds or is queued, whatever the next words may cut is cut now. A
   * talk cycle must be finished first.
   */
  void hush();

  /**
   * Throws away what sounds and what is queued, whoever may cut it. The line may be lost by it;
   * then the carrier brings up another one.
   */
  void purge();

  /** The talk cycle is complete: nothing more belongs to what was said. */
  void finish();

  /** Gives the call back to the carrier, which hangs up. */
  void hangUp();

  /** Gives the call back to the carrier, which asks who takes it over. */
  void handOver();

  /** Presses keys at the far end, behind what was said: any of {@code 0-9 * #}, {@code w} waits. */
  void press(String digits);

  /** Who may cut words that sound. */
  enum Cuttable {
    /** The caller, as the call is set. */
    AS_SET,
    /** The next words of ours, beside the caller. */
    BY_NEXT_WORDS,
    /** Nobody. */
    BY_NOBODY
  }

  /** The call no longer needs this line, which is closed: it has another one, or it is over. */
  void release();
}
