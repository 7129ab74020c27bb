package dev.offhook.phone.twilio.twiml;

import java.time.Duration;

/** What is played to the caller: a verb of its own, or nested in a {@link Gather}. */
public sealed interface Prompt extends Verb {

  /** How often, one after the other. */
  int times();

  /**
   * Speaks {@code words}.
   *
   * @param voice as written; blank for the account's
   * @param language as written; blank for the voice's
   */
  record Say(String words, int times, String voice, String language) implements Prompt {
    /** Once, with the account's voice. */
    public Say(String words) {
      this(words, 1, "", "");
    }
  }

  /** Plays the recording at {@code source}. */
  record Play(String source, int times) implements Prompt {}

  /** Plays tones for {@code 0-9 A-D # *}; {@code w} is half a second of silence. */
  record Tones(String digits, int times) implements Prompt {}

  /** Stays silent. */
  record Pause(Duration length) implements Prompt {
    @Override
    public int times() {
      return 1;
    }
  }
}
