package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.store.LogState;
import dev.offhook.store.LogState.Condition;
import dev.offhook.store.StoreAway;
import dev.offhook.store.sql.PaperStore.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class LogWriterTest {
  @TempDir private Path folder;

  private final PaperStore store = new PaperStore();

  @Test
  void aBoundaryIsWrittenAtOnceWithAllThatCameBeforeItInItsCall() {
    try (var log = LogRig.gatheringForLong().start(store, folder)) {
      LongStream.range(0, 3).forEach(n -> log.write(1, Happenings.words(n)));
      log.write(2, Happenings.words(0));
      log.write(1, Happenings.boundary(3));

      store.awaitEvents(4);
      assertThat(store.events(Happenings.call(1))).hasSize(4);
      assertThat(store.events(Happenings.call(2))).isEmpty();
    }
  }

  @Test
  void wordsAreWrittenSoonWithoutABoundary() {
    try (var log = LogRig.quick().start(store, folder)) {
      log.write(1, Happenings.words(0));
      store.awaitEvents(1);
    }
  }

  @Test
  void whatComesWhileTheDatabaseWritesGoesTogether() {
    try (var log = LogRig.patient().start(store, folder)) {
      log.untilStraight();
      store.always(Fate.HANGS);
      var before = store.transactions();
      log.write(0, Happenings.boundary(0));
      store.awaitTries(store.transactions() + 1);
      for (var call = 1; call <= 100; call++) {
        log.write(call, Happenings.boundary(0));
        log.write(call, Happenings.boundary(1));
      }
      store.always(Fate.WORKS);
      store.release();

      store.awaitEvents(201);
      assertThat(store.transactions() - before).isLessThanOrEqualTo(3);
    }
  }

  @Test
  @DisplayName("[F66] while the database is away events wait in the spool, and are written after")
  void eventsWaitInTheSpoolWhileTheDatabaseIsAway() {
    try (var log = LogRig.quick().start(store, folder)) {
      log.write(1, Happenings.boundary(0));
      store.awaitEvents(1);
      store.always(Fate.AWAY);
      log.boundaries(1, 1, 500);
      log.untilSpooled(499);

      assertThat(log.state().condition()).isEqualTo(Condition.SPOOLING);
      assertThat(log.state().spooledSince()).isPresent();
      store.always(Fate.WORKS);
      log.untilStraight();
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 500));
      assertThat(log.state()).isEqualTo(LogState.AT_REST);
      assertThat(folder.resolve("spool.db")).doesNotExist();
    }
  }

  @Test
  @DisplayName("[F66] a database that does not answer holds up nothing")
  void aDatabaseThatHangsHoldsUpNothing() {
    try (var log = LogRig.quick().start(store, folder)) {
      log.untilStraight();
      store.always(Fate.HANGS);
      log.boundaries(1, 0, 100);
      log.untilSpooled(100);
      assertThat(store.events()).isZero();

      store.always(Fate.WORKS);
      store.release();
      log.untilStraight();
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 100));
    }
  }

  @Test
  void aDatabaseThatFailsWhileTheSpoolIsEmptiedGetsTheRestLater() {
    try (var log = LogRig.quick().start(store, folder)) {
      store.always(Fate.AWAY);
      for (var call = 0; call < 1000; call++) {
        log.write(call, Happenings.boundary(0));
      }
      log.untilSpooled(1000);
      var loads = new int[1];
      store.each(_ ->
          switch (loads[0]++) {
            case 1 -> Fate.AWAY;
            case 3 -> Fate.AWAY_AFTERWARDS;
            default -> Fate.WORKS;
          });

      log.untilStraight();
      assertThat(loads[0]).isGreaterThan(4);
      assertThat(store.events()).isEqualTo(1000);
    }
  }

  @Test
  void whatAKilledProcessLeftIsWrittenBeforeAnythingElse() throws IOException {
    var left = folder.resolve("left");
    store.always(Fate.AWAY);
    try (var log = LogRig.quick().start(store, folder.resolve("killed"))) {
      log.boundaries(1, 0, 200);
      log.untilSpooled(200);
      copy(folder.resolve("killed"), left);
    }
    store.always(Fate.WORKS);
    try (var next = LogRig.quick().start(store, left)) {
      next.boundaries(1, 200, 300);
      store.awaitEvents(300);
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 300));
    }
  }

  /** As a process leaves its files when it is killed. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  @Test
  void closingWritesWhatHasNotBeenWritten() {
    var log = LogRig.gatheringForLong().start(store, folder);
    log.untilStraight();
    log.write(1, Happenings.words(0));
    log.close();
    assertThat(store.events()).isEqualTo(1);
  }

  @Test
  void closingLeavesInTheSpoolWhatTheDatabaseDoesNotTake() {
    store.always(Fate.AWAY);
    var log = LogRig.gatheringForLong().start(store, folder);
    log.write(1, Happenings.words(0));
    log.close();
    assertThat(folder.resolve("spool.db")).exists();

    store.always(Fate.WORKS);
    try (var _ = LogRig.quick().start(store, folder)) {
      store.awaitEvents(1);
    }
  }

  @Test
  void aDatabaseThatIsNotOpenYetIsNoTrouble() {
    var tries = new int[1];
    var rig = LogRig.quick();
    try (var log =
        rig.opening(
            () -> {
              if (tries[0]++ < 5) {
                throw new StoreAway("it starts", new IllegalStateException());
              }
              return store;
            },
            folder)) {
      assertThat(log.state().condition()).isEqualTo(Condition.OPENING);
      assertThat(log.state().troubled()).isFalse();
      log.boundaries(1, 0, 10);
      log.untilStraight();
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 10));
    }
  }

  @Test
  void aPageThatTheDatabaseRefusesHoldsUpNoOther() {
    try (var log = LogRig.quick().start(store, folder)) {
      store.each(pages ->
          pages.stream().anyMatch(page -> page.call().equals(Happenings.call(2)))
              ? Fate.REFUSES
              : Fate.WORKS);
      for (var call = 1; call <= 3; call++) {
        log.write(call, Happenings.boundary(0));
      }
      store.awaitEvents(2);
      log.until(state -> state.lost() == 1);
      assertThat(store.events(Happenings.call(3))).hasSize(1);
    }
  }

  @Test
  void aPageThatIsRefusedOnlyOnceIsKept() {
    try (var log = LogRig.quick().start(store, folder)) {
      log.untilStraight();
      var tries = new int[1];
      store.each(_ -> tries[0]++ == 0 ? Fate.REFUSES : Fate.WORKS);
      log.write(1, Happenings.boundary(0));
      store.awaitEvents(1);
      log.boundaries(1, 1, 10);
      store.awaitEvents(10);

      assertThat(tries[0]).isGreaterThan(1);
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 10));
      assertThat(log.state().lost()).isZero();
    }
  }

  @Test
  void whatComesBehindAGapIsLostAndHoldsUpNoOtherCall() {
    try (var log = LogRig.quick().start(store, folder)) {
      log.write(1, Happenings.boundary(0));
      log.boundaries(1, 7, 10);
      log.boundaries(2, 0, 5);
      store.awaitEvents(6);
      log.until(state -> state.lost() == 3);
      log.boundaries(1, 10, 20);
      log.until(state -> state.lost() == 13);
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 1));
    }
  }

  @Test
  void whoWritesIsNotHeldUpByAClosedLog() {
    var log = LogRig.quick().start(store, folder);
    log.close();
    log.write(1, Happenings.boundary(0));
    assertThat(log.state().lost()).isEqualTo(1);
  }
}
