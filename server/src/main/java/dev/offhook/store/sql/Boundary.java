package dev.offhook.store.sql;

import dev.offhook.call.CallEvent;
import dev.offhook.turn.Signal;

/**
 * Tells events that matter for taking a call up again, which are written at once, from those that
 * may wait for company.
 */
final class Boundary {
  private Boundary() {}

  static boolean is(CallEvent event) {
    return switch (event) {
      case CallEvent.Arrived _,
          CallEvent.LineUp _,
          CallEvent.Made _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Ended _ ->
          true;
      case CallEvent.Told(Signal signal) -> is(signal);
      case CallEvent.Passed _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.Used _,
          CallEvent.Unmasked _ ->
          false;
    };
  }

  private static boolean is(Signal signal) {
    return switch (signal) {
      case Signal.CallerWords words -> words.settled();
      case Signal.Greeted _,
          Signal.Announced _,
          Signal.Interrupted _,
          Signal.Commanded _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineLost _,
          Signal.LineBack _ ->
          true;
      case Signal.CallerSpeaking _,
          Signal.KeyPressed _,
          Signal.Played _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.CallerSilent _,
          Signal.CallerUnclear _,
          Signal.Working _,
          Signal.Woken _ ->
          false;
    };
  }
}
