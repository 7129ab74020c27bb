package dev.offhook.phone.twilio;

import java.util.Optional;

/** A verb while it is carried out. On the call's event loop. */
interface Act {

  /** Whoever listens to the caller; empty while nobody does. */
  Optional<Ear> ear();

  /** The caller has hung up: ends it, tells whom it must, and lets the call be over. */
  void callerHangsUp();

  /** The call goes on elsewhere: ends it without a word to the application. */
  void stop();
}
