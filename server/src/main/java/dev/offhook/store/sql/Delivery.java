package dev.offhook.store.sql;

import dev.offhook.store.LogPage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends pages on their way: straight to the database; or, from the first that it does not take
 * until it has all of them, by the {@link Detour}. What neither takes waits in memory, in front of
 * what comes later. Lives on the writer's thread.
 */
final class Delivery {
  /** In one transaction: enough to make the commit worth it, few enough to be quick. */
  private static final int MOST_EVENTS = 2000;

  private final Courier courier;
  private final Spool spool;
  private final Room room;
  private final Alarm alarm;
  private final Pace pace;
  private final Duration quietUntil;
  private final Deque<LogPage> backlog = new ArrayDeque<>();

  /** None while pages go straight to the database. */
  private @Nullable Detour detour;

  /** The database is not open yet, and what an earlier process left behind goes there first. */
  Delivery(Courier courier, Spool spool, Room room, Alarm alarm, Pace pace, Duration now) {
    this.courier = courier;
    this.spool = spool;
    this.room = room;
    this.alarm = alarm;
    this.pace = pace;
    this.quietUntil = now.plus(pace.opening());
    this.detour = detour(now);
  }

  /** Whether pages go straight to the database. */
  boolean straight() {
    return detour == null;
  }

  /** Whether nothing can be done right now: pages are safe, and the database is away. */
  boolean settled() {
    return backlog.isEmpty() && (detour == null || courier.free());
  }

  /** How many events have no place yet but memory. */
  long unkept() {
    return backlog.stream().mapToLong(page -> page.events().size()).sum();
  }

  /** Sends pages on their way, behind those that still wait. */
  void send(List<LogPage> pages, Duration now) {
    backlog.addAll(pages);
    var way = detour;
    if (way != null && way.over(now)) {
      detour = null;
      if (backlog.isEmpty()) {
        alarm.back();
      }
    }
    if (detour == null) {
      straightOn(now);
    }
    if (detour != null) {
      roundAbout(detour, now);
    }
  }

  /** When to try again, if nothing happens before; empty when nothing is to be tried. */
  Optional<Duration> nextTry() {
    var way = detour;
    return way == null ? Optional.empty() : way.nextTry(!backlog.isEmpty());
  }

  private void straightOn(Duration now) {
    while (!backlog.isEmpty()) {
      var load = load();
      switch (courier.carry(load, pace.patience())) {
        case Courier.Outcome.Done _ -> {
          alarm.back();
          kept(load);
        }
        case Courier.Outcome.Under _ -> {
          alarm.away("it takes longer than " + pace.patience().toMillis() + " ms");
          detour = detour(now);
          return;
        }
        case Courier.Outcome.Away(String why) -> {
          alarm.away(why);
          detour = detour(now.plus(pace.firstRetry()));
          return;
        }
      }
    }
  }

  private void roundAbout(Detour way, Duration now) {
    while (!backlog.isEmpty()) {
      var load = load();
      if (!way.takes(load, now)) {
        break;
      }
      kept(load);
    }
    way.send(now);
  }

  private Detour detour(Duration tryAt) {
    return new Detour(courier, spool, alarm, pace, quietUntil, tryAt);
  }

  /** The first pages that wait, as many as one transaction takes. */
  private List<LogPage> load() {
    var load = new ArrayList<LogPage>();
    var events = 0;
    for (var page : backlog) {
      events += page.events().size();
      if (events > MOST_EVENTS) {
        break;
      }
      load.add(page);
    }
    return load;
  }

  private void kept(List<LogPage> load) {
    load.forEach(_ -> backlog.removeFirst());
    room.give(load);
  }
}
