package dev.offhook;

import dev.offhook.assistant.Assistant;
import dev.offhook.store.Shredder;
import dev.offhook.store.StoreAway;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out of the call log what its owner does not want kept for longer: at the start and every
 * hour; sooner again when the database was away. What is to go is what the assistants on duty say
 * at that time, also of older calls of theirs.
 */
final class Sweeps {
  private static final Logger log = LoggerFactory.getLogger(Sweeps.class);
  static final Duration PAUSE = Duration.ofHours(1);
  static final Duration RETRY = Duration.ofMinutes(1);

  private final Shredder shredder;
  private final Supplier<List<Assistant>> assistants;
  private final Timers timers;
  private final Executor blocking;

  /**
   * @param blocking where it may take its time
   */
  Sweeps(
      Shredder shredder, Supplier<List<Assistant>> assistants, Timers timers, Executor blocking) {
    this.shredder = shredder;
    this.assistants = assistants;
    this.timers = timers;
    this.blocking = blocking;
  }

  /** Sweeps now, and again and again. */
  void begin() {
    blocking.execute(() -> timers.after(swept() ? PAUSE : RETRY, this::begin));
  }

  private boolean swept() {
    try {
      var calls = 0;
      for (var assistant : assistants.get()) {
        calls +=
            shredder.expire(assistant.id(), assistant.privacy().retention(), timers.wallTime());
      }
      if (calls > 0) {
        log.info("Words or numbers of {} calls have expired and are deleted", calls);
      }
      return true;
    } catch (StoreAway away) {
      return false;
    } catch (RuntimeException failed) {
      log.error("What has expired cannot be deleted: {}", failed.getMessage());
      return false;
    }
  }
}
