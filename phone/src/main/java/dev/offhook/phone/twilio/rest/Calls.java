package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.twilio.SimulatedCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** All calls of the account, the latest first. From any thread. */
final class Calls {
  private final Map<String, SimulatedCall> bySid = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<SimulatedCall> latestFirst = new ConcurrentLinkedDeque<>();

  void add(SimulatedCall call) {
    bySid.put(call.sid(), call);
    latestFirst.addFirst(call);
  }

  Optional<SimulatedCall> find(String sid) {
    return Optional.ofNullable(bySid.get(sid));
  }

  List<SimulatedCall> all() {
    return List.copyOf(latestFirst);
  }
}
