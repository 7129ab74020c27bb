package dev.offhook.bench.restart;

import dev.offhook.bench.machine.ServerProcess;
import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.time.RealTime;
import dev.offhook.phone.twilio.Account;
import dev.offhook.phone.twilio.Hosts;
import dev.offhook.phone.twilio.SimulatedTwilio;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Round after round: callers call, the server is killed and started again, the callers go on. */
final class RestartRun {

  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration ENOUGH = Duration.ofSeconds(40);
  private static final Duration POLL = Duration.ofMillis(20);

  private final ServerProcess server;
  private final Desk desk;
  private final PhoneTime time;
  private final SimulatedTwilio phone;
  private final AtomicInteger questions = new AtomicInteger();

  RestartRun(ServerProcess server, Desk desk, Vertx vertx) {
    this.server = server;
    this.desk = desk;
    this.time = new RealTime(vertx);
    this.phone = new SimulatedTwilio(vertx, time, Account.unsigned(), Hosts.direct());
  }

  /**
   * What became of the calls of a round.
   *
   * @param listening from the kill to the first connection accepted
   */
  record Round(Plan plan, Duration listening, List<Fate> fates) {
    Round {
      fates = List.copyOf(fates);
    }
  }

  Round round(Plan plan) throws IOException, InterruptedException {
    listening();
    long began = System.nanoTime();
    List<Caller> callers = calling(plan, began);
    until(began + plan.kill().toNanos());
    long killed = System.nanoTime();
    callers.forEach(caller -> caller.serverDies(killed));
    server.killAndStart();
    listening();
    Duration listening = Duration.ofNanos(System.nanoTime() - killed);
    goOn(callers, killed + ENOUGH.toNanos());
    return new Round(
        plan, listening, callers.stream().map(caller -> Fate.of(caller, desk)).toList());
  }

  private List<Caller> calling(Plan plan, long began) {
    List<Plan.Call> turn = new ArrayList<>(plan.calls());
    turn.sort(Comparator.comparing(Plan.Call::dialled));
    List<Caller> callers = new ArrayList<>();
    for (Plan.Call next : turn) {
      until(began + next.dialled().toNanos());
      callers.add(new Caller(next, phone, server.url() + "/voice", time, desk, questions));
    }
    return callers;
  }

  private static void goOn(List<Caller> callers, long end) {
    Set<Caller> on = new HashSet<>(callers);
    while (!on.isEmpty() && System.nanoTime() < end) {
      on.removeIf(caller -> caller.goOn(System.nanoTime()));
      LockSupport.parkNanos(POLL.toNanos());
    }
    on.forEach(caller -> caller.call().hangUp());
  }

  private void listening() {
    long end = System.nanoTime() + START.toNanos();
    while (!server.listens()) {
      if (!server.running() || System.nanoTime() > end) {
        throw new IllegalStateException(
            "the server does not start:\n" + String.join("\n", server.log()));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static void until(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
