package dev.offhook.phone.twilio;

/**
 * In which order the carrier tells what the caller did to the assistant's voice.
 *
 * <p>Nothing promises that the voice is cut before the words that cut it are transcribed: a message
 * sent on a key press or on a final prompt has been seen to reach the carrier before the
 * interruption it was about.
 */
public enum Reporting {
  /** The voice is cut, and reported cut, when speech begins; its words follow. */
  CUT_FIRST,
  /** The voice is cut when the words are final, and reported cut behind them. */
  WORDS_FIRST
}
