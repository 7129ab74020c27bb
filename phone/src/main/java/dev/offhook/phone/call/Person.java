package dev.offhook.phone.call;

import dev.offhook.phone.twilio.SimulatedCall;
import java.util.Optional;

/** Who holds the phone. */
interface Person {

  /**
   * Talks until the call is over.
   *
   * @return what went wrong, in one line; empty when nothing did
   */
  Optional<String> talk(SimulatedCall call);
}
