package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.LoggedEvent;
import dev.offhook.store.sql.PaperStore.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the database does: afterwards it has every event of every call, once, in order. */
class LogWriterProperties {

  @Property(tries = 30)
  void everyEventIsKeptOnceAndInOrder(@ForAll Random random) throws IOException {
    var folder = Files.createTempDirectory("log");
    var store = new PaperStore();
    var rig = LogRig.quick().parting(Duration.ofMillis(100));
    var written = new HashMap<Integer, List<LoggedEvent>>();
    for (var lives = random.nextInt(3); lives > 0; lives--) {
      try (var log = rig.start(store, folder)) {
        live(log, store, random, written);
      }
    }
    // What is in memory alone ends with the process, so only the last may have a spool that is full
    try (var log = rig.spooling(96 << 10).start(store, folder)) {
      live(log, store, random, written);
      store.always(Fate.WORKS);
      store.release();
      log.untilStraight();
    }
    written.forEach(
        (call, events) -> assertThat(store.events(Happenings.call(call))).isEqualTo(events));
  }

  private static void live(
      LogRig.Running log,
      PaperStore store,
      Random random,
      Map<Integer, List<LoggedEvent>> written) {
    var bad = random.nextInt(10);
    var fates = new Random(random.nextLong());
    store.each(_ -> fate(fates, bad));
    for (var bursts = random.nextInt(12); bursts > 0; bursts--) {
      burst(log, random, written);
      store.release();
      if (random.nextBoolean()) {
        log.until(state -> log.spooled() > 0 || state.behind() == 0);
      }
    }
  }

  private static void burst(
      LogRig.Running log, Random random, Map<Integer, List<LoggedEvent>> written) {
    for (var events = random.nextInt(300); events > 0; events--) {
      var call = random.nextInt(8);
      var so = written.computeIfAbsent(call, _ -> new ArrayList<>());
      var event =
          random.nextInt(5) == 0 ? Happenings.boundary(so.size()) : Happenings.words(so.size());
      so.add(event);
      log.write(call, event);
    }
  }

  private static Fate fate(Random random, int bad) {
    if (random.nextInt(10) >= bad) {
      return Fate.WORKS;
    }
    return switch (random.nextInt(8)) {
      case 0 -> Fate.HANGS;
      case 1, 2 -> Fate.AWAY_AFTERWARDS;
      default -> Fate.AWAY;
    };
  }
}
