package dev.offhook.bench.relay;

import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** All that was said and what became of it, and what became of the calls. Safe on any thread. */
final class Ledger {

  private final AtomicInteger said = new AtomicInteger();
  private final Map<Integer, Turn> turns = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> troubles = new ConcurrentHashMap<>();
  private final AtomicInteger lost = new AtomicInteger();

  /** A caller is about to say something. */
  Turn turn(String call, long intended) {
    int number = said.incrementAndGet();
    Turn turn = new Turn(number, call, intended);
    turns.put(number, turn);
    return turn;
  }

  /** The model is asked; what is returned is to be run when it sends its first token. */
  Runnable asked(Buffer request) {
    long now = System.nanoTime();
    Turn turn = turns.get(Marker.lastIn(request).orElse(0));
    if (turn == null) {
      trouble("the model was asked something no caller said");
      return () -> {};
    }
    turn.asked(now);
    return () -> turn.firstToken(System.nanoTime());
  }

  /** A call was refused or broke. */
  void lost(String why) {
    lost.incrementAndGet();
    trouble(why);
  }

  /** A frame of text came that nobody had asked for. */
  void unasked() {
    trouble("text that answered nothing");
  }

  void trouble(String what) {
    troubles.computeIfAbsent(what, first -> new AtomicInteger()).incrementAndGet();
  }

  int callsLost() {
    return lost.get();
  }

  Stream<Turn> turns() {
    return turns.values().stream();
  }

  /** What went wrong, each with how often, the most frequent first. */
  Stream<String> troubles() {
    return troubles.entrySet().stream()
        .sorted(Comparator.comparingInt(one -> -one.getValue().get()))
        .map(one -> one.getValue() + " × " + one.getKey());
  }
}
