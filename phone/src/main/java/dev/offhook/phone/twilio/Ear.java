package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.speech.Utterance;
import io.vertx.core.Future;

/** Whoever listens to the caller at the moment. */
interface Ear {

  /**
   * Hears the caller say something, behind what is being said already.
   *
   * @return done when it has been transcribed, or nobody listens any more
   */
  Future<Void> say(Utterance utterance);

  /** Hears one of {@code 0-9 * #}. */
  void press(char key);
}
