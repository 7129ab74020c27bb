package dev.offhook.store.sql;

import dev.offhook.store.LogPage;
import dev.offhook.store.StoreAway;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The way round a database that is away: pages go into the spool, and from there the courier takes
 * them when the database is back. Lives on the writer's thread.
 */
final class Detour {
  /** So few that the courier will soon have them. */
  private static final int NEARLY_NOTHING = 4000;

  private final Courier courier;
  private final Spool spool;
  private final Alarm alarm;
  private final Pace pace;
  private final Duration quietUntil;

  private Duration tryAt;
  private Duration pause;
  private Duration spoolAt = Duration.ZERO;

  /** How many transactions the courier had behind it when it was waited for last. */
  private long waitedFor;

  /**
   * @param quietUntil a database that has never been open raises no alarm until then
   * @param tryAt when the courier goes
   */
  Detour(
      Courier courier, Spool spool, Alarm alarm, Pace pace, Duration quietUntil, Duration tryAt) {
    this.courier = courier;
    this.spool = spool;
    this.alarm = alarm;
    this.pace = pace;
    this.quietUntil = quietUntil;
    this.tryAt = tryAt;
    this.pause = pace.firstRetry();
    this.waitedFor = courier.saves();
  }

  /** Whether everything that was spooled is in the database now. */
  boolean over(Duration now) {
    if (courier.free()) {
      return false;
    }
    return switch (courier.outcome(patience())) {
      case Courier.Outcome.Under _ -> false;
      case Courier.Outcome.Done _ -> {
        pause = pace.firstRetry();
        tryAt = now;
        yield spool.waiting() == 0;
      }
      case Courier.Outcome.Away(String why) -> {
        failed(why, now);
        yield false;
      }
    };
  }

  /**
   * A spool that is filled as quickly as it is emptied would never be found empty: for the last
   * few, new pages wait. But only for a courier that gets something done.
   */
  private Duration patience() {
    if (spool.waiting() > NEARLY_NOTHING || courier.saves() == waitedFor) {
      return Duration.ZERO;
    }
    waitedFor = courier.saves();
    return pace.patience();
  }

  private void failed(String why, Duration now) {
    tryAt = now.plus(pause);
    var longer = pause.multipliedBy(2);
    pause = longer.compareTo(pace.lastRetry()) < 0 ? longer : pace.lastRetry();
    if (courier.opened() || now.compareTo(quietUntil) >= 0) {
      alarm.away(why);
    }
  }

  /** Puts pages into the spool; false when it takes none, and they have to wait. */
  boolean takes(List<LogPage> pages, Duration now) {
    if (now.compareTo(spoolAt) < 0) {
      return false;
    }
    try {
      spool.save(pages);
      alarm.spoolWorks();
      return true;
    } catch (StoreAway full) {
      alarm.spoolFailed(Alarm.reason(full));
      spoolAt = now.plus(pace.firstRetry());
      return false;
    }
  }

  /** Sends the courier, when it is time. */
  void send(Duration now) {
    if (courier.free() && tryAt.compareTo(now) <= 0) {
      courier.drain(spool);
    }
  }

  /**
   * When to try again what did not work, if nothing happens before. While the courier is under way
   * it says by itself when it is back.
   *
   * @param full whether pages wait for room in the spool
   */
  Optional<Duration> nextTry(boolean full) {
    if (!courier.free()) {
      return full ? Optional.of(spoolAt) : Optional.empty();
    }
    return Optional.of(full && spoolAt.compareTo(tryAt) < 0 ? spoolAt : tryAt);
  }
}
