package dev.offhook.conversation;

import dev.offhook.call.CallEvent;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;

/**
 * How many turns a call has come to: those of the history, and the words that still sound. Written
 * by one thread, read from any.
 */
final class TurnCount {
  private volatile int turns;
  private boolean saying;

  int turns() {
    return turns;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  void happened(CallEvent event) {
    switch (event) {
      case CallEvent.Passed _ -> says();
      case CallEvent.Told(Signal.Greeted(String greeting)) when !greeting.isBlank() -> says();
      case CallEvent.Told(Signal.Announced(String line, _)) when !line.isBlank() -> says();
      case CallEvent.Made(Move.Say _) -> says();
      case CallEvent.Made(Move.RememberSaid _) -> {
        says();
        saying = false;
      }
      case CallEvent.Made(Move.RememberCaller _) -> {
        unheard();
        turns++;
      }
      case CallEvent.Made(Move.Generate _) -> unheard();
      case CallEvent.Arrived _,
          CallEvent.LineUp _,
          CallEvent.Told _,
          CallEvent.Made _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Unmasked _,
          CallEvent.Ended _ -> {}
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void says() {
    if (!saying) {
      saying = true;
      turns++;
    }
  }

  /** What was said has not become a turn of the history, so nobody heard it. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void unheard() {
    if (saying) {
      saying = false;
      turns--;
    }
  }
}
