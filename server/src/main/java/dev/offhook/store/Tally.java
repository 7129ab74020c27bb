package dev.offhook.store;

import dev.offhook.call.CallEvent;
import dev.offhook.call.Recording;
import dev.offhook.call.Usage;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a call has used: what its events tell, the carrier's time, and its recordings. */
final class Tally {
  private final CarrierTime carrier = new CarrierTime();
  private final List<Usage> told = new ArrayList<>();
  private final Map<String, Recording> recordings = new LinkedHashMap<>();

  /** Whether a reply is being generated: if the process dies, nobody tells what it used. */
  private boolean generating;

  void happened(CallEvent event, Duration at) {
    carrier.happened(event, at);
    switch (event) {
      case CallEvent.Used(Usage usage) -> told.add(usage);
      case CallEvent.Recorded(Recording recording) -> recordings.put(recording.sid(), recording);
      case CallEvent.Made(Move.Generate _) -> generating = true;
      case CallEvent.Made(Move.Cancel _),
          CallEvent.Told(Signal.ReplyComplete _),
          CallEvent.Told(Signal.ReplyFailed _) ->
          generating = false;
      case CallEvent.TakenUp _ -> {
        if (generating) {
          told.add(Usage.untold("model", ""));
        }
        generating = false;
      }
      case CallEvent.Arrived _,
          CallEvent.LineUp _,
          CallEvent.Told _,
          CallEvent.Made _,
          CallEvent.Passed _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Unmasked _,
          CallEvent.Ended _ -> {}
    }
  }

  List<Recording> recordings() {
    return List.copyOf(recordings.values());
  }

  /** Summed up, one for each service, model and unit, in the order in which they came first. */
  List<Usage> uses() {
    var sums = new ArrayList<Usage>();
    told.forEach(usage -> add(sums, usage));
    carrier.uses().forEach(usage -> add(sums, usage));
    for (var recording : recordings.values()) {
      if (recording.status() == Recording.Status.COMPLETE) {
        add(
            sums,
            recording
                .lasted()
                .map(time -> CarrierTime.minutes("recording", time))
                .orElseGet(() -> Usage.untold(Usage.CARRIER, "recording")));
      }
    }
    return sums;
  }

  private static void add(List<Usage> sums, Usage usage) {
    for (var i = 0; i < sums.size(); i++) {
      if (sums.get(i).same(usage)) {
        sums.set(i, sums.get(i).plus(usage.amount()));
        return;
      }
    }
    sums.add(usage);
  }
}
