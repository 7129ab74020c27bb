package dev.offhook;

import dev.offhook.call.CallSid;
import dev.offhook.store.CallArchive;
import dev.offhook.store.Recordings;
import dev.offhook.store.Recordings.Doomed;
import dev.offhook.store.StoreAway;
import dev.offhook.telephony.RecordingTold;
import dev.offhook.telephony.SoundArchive;
import dev.offhook.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recordings beside the calls they are of: what is told of them late is written down, and sound
 * that is no longer to be kept is destroyed where it is, now and every hour.
 */
final class Sounds {
  private static final Logger log = LoggerFactory.getLogger(Sounds.class);
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final int TRIES = 24;
  private static final int AT_A_TIME = 20;

  private final SoundArchive sounds;
  private final Recordings recordings;
  private final CallArchive archive;
  private final Vertx vertx;
  private final Timers timers;

  Sounds(SoundArchive sounds, Logbook logbook, Vertx vertx, Timers timers) {
    this.sounds = sounds;
    this.recordings = logbook.recordings();
    this.archive = logbook.archive();
    this.vertx = vertx;
    this.timers = timers;
  }

  /** A recording of a call that does not go on here stands like this. */
  void told(CallSid call, RecordingTold told) {
    told(call, told, TRIES);
  }

  /** The call's own events may still be on their way into the log, or the database away. */
  private void told(CallSid call, RecordingTold told, int tries) {
    aside(() -> written(call, told))
        .otherwise(false)
        .onSuccess(written -> {
          if (!written && tries > 1) {
            timers.after(AGAIN, () -> told(call, told, tries - 1));
          } else if (!written) {
            log.warn("call {} a recording of it is not in the log", call);
          }
        });
  }

  private boolean written(CallSid call, RecordingTold told) {
    return archive
        .call(call)
        .map(known -> recordings.told(call, told.in(known.began(), true), timers.wallTime()))
        .orElse(false);
  }

  /** Destroys what is to go, now and again and again. */
  void sweep() {
    aside(() -> recordings.doomed(AT_A_TIME))
        .otherwise(List.of())
        .compose(this::destroy)
        .onComplete(_ -> timers.after(PAUSE, this::sweep));
  }

  private Future<Void> destroy(List<Doomed> doomed) {
    var all = Future.<Void>succeededFuture();
    for (var one : doomed) {
      all = all.compose(_ -> sounds.destroy(one.sid())).compose(gone -> struck(one, gone));
    }
    return all;
  }

  private Future<Void> struck(Doomed one, boolean gone) {
    return gone
        ? aside(
                () -> {
                  recordings.destroyed(List.of(one));
                  return true;
                })
            .mapEmpty()
        : Future.succeededFuture();
  }

  private <T> Future<T> aside(Callable<T> work) {
    return vertx
        .executeBlocking(work, false)
        .onFailure(failure -> {
          if (!(failure instanceof StoreAway)) {
            log.error("a recording cannot be looked up or struck out", failure);
          }
        });
  }
}
