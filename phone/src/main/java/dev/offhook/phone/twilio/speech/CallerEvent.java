package dev.offhook.phone.twilio.speech;

/** What the network hears of the caller, in order, on its event loop. */
public sealed interface CallerEvent {

  /** Speech begins; {@code partial} is its first word, blank for noise. */
  record Began(String words, String partial) implements CallerEvent {}

  /** Speech goes on; {@code partial} is all of it so far. */
  record WentOn(String words, String partial) implements CallerEvent {}

  /** Speech is over and transcribed; blank for noise. */
  record Transcribed(Utterance utterance) implements CallerEvent {
    public String words() {
      return utterance.words();
    }
  }
}
