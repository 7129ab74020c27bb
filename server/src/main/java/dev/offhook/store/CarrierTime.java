package dev.offhook.store;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The carrier's minutes in a call, each leg by itself, begun ones counted as whole ones: the call,
 * from its first line to its end; and every relay or stream in it. How long a call was with whom it
 * was handed over to, nobody tells.
 */
final class CarrierTime {
  private final List<Usage> uses = new ArrayList<>();
  private String direction = "";
  private String leg = "";
  private @Nullable Duration connected;
  private @Nullable Duration legBegan;
  private @Nullable Duration lost;
  private String session = "";
  private boolean away;

  /** What was used, so far; each leg once. */
  List<Usage> uses() {
    return List.copyOf(uses);
  }

  void happened(CallEvent event, Duration at) {
    switch (event) {
      case CallEvent.Arrived(var details, var by, _) -> arrived(details, by);
      case CallEvent.LineUp(String name, _) -> lineUp(name, at);
      case CallEvent.Told(Signal.LineLost _) -> lost = at;
      case CallEvent.Made(Move.HandOver _) -> {
        endLeg(at);
        away = true;
      }
      case CallEvent.Ended(var end) -> ended(end, at);
      case CallEvent.Told _,
          CallEvent.Made _,
          CallEvent.Passed _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Unmasked _ -> {}
    }
  }

  private void arrived(CallDetails details, Answering by) {
    direction =
        switch (details.direction()) {
          case INBOUND -> "inbound";
          case OUTBOUND -> "outbound";
        };
    leg =
        switch (by.mode()) {
          case RELAY -> "relay";
          case PIPELINE, REALTIME -> "stream";
          case GATHER -> "";
        };
  }

  /** The same session goes on; a new one is a new leg. */
  private void lineUp(String name, Duration at) {
    connected = connected == null ? at : connected;
    if (legBegan == null || !name.equals(session)) {
      endLeg(at);
      legBegan = at;
    }
    session = name;
    lost = null;
    away = false;
  }

  private void ended(CallEnd end, Duration at) {
    endLeg(at);
    if (connected != null) {
      uses.add(minutes(direction, at.minus(connected)));
    }
    if (away) {
      uses.add(Usage.untold(Usage.CARRIER, "transfer"));
    }
    if (end.reason() == CallEnd.Reason.SERVER_DIED) {
      // The carrier did not hang up when we died
      uses.add(Usage.untold(Usage.CARRIER, direction));
    }
  }

  private void endLeg(Duration at) {
    if (legBegan != null && !leg.isEmpty()) {
      uses.add(minutes(leg, (lost == null ? at : lost).minus(legBegan)));
    }
    legBegan = null;
    lost = null;
  }

  /** A leg that was up at all is billed for a minute. */
  static Usage minutes(String model, Duration time) {
    var nanos = Math.max(1, time.toNanos());
    var minute = Duration.ofMinutes(1).toNanos();
    return new Usage(Usage.CARRIER, model, Unit.MINUTES, Math.ceilDiv(nanos, minute));
  }
}
