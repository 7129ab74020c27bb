package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.offhook.store.LogState.Condition;
import dev.offhook.store.sql.PaperStore.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Where there is no room for events: on the disk, in memory, or in both. */
@Timeout(180)
class FullLogTest {
  @TempDir private Path folder;

  private final PaperStore store = new PaperStore();
  private final Logger logger = (Logger) LoggerFactory.getLogger(LogWriter.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    logger.setAdditive(false);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(lines);
    logger.setAdditive(true);
  }

  @Test
  @DisplayName("[F65] what does not fit into the spool waits in memory, and is written in order")
  void whatDoesNotFitIntoTheSpoolWaitsInMemory() {
    store.always(Fate.AWAY);
    try (var log = LogRig.quick().spooling(128 << 10).start(store, folder)) {
      log.boundaries(1, 0, 5000);
      log.until(_ -> told(Level.ERROR).size() == 1);
      assertThat(log.spooled()).isLessThan(5000);
      assertThat(log.state().behind()).isEqualTo(5000);
      assertThat(log.state().lost()).isZero();

      store.always(Fate.WORKS);
      log.untilStraight();
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 5000));
    }
  }

  @Test
  @DisplayName("[F65] when all is full the newest events are lost, said once, and calls go on")
  void whenAllIsFullTheNewestEventsAreLost() {
    store.always(Fate.AWAY);
    try (var log = LogRig.quick().spooling(128 << 10).holding(1000).start(store, folder)) {
      log.boundaries(1, 0, 50_000);
      log.until(state -> state.condition() == Condition.LOSING);
      var lost = log.state().lost();
      assertThat(log.state().behind()).isEqualTo(50_000 - lost);
      assertThat(told(Level.ERROR)).filteredOn(line -> line.contains("loses events")).hasSize(1);

      store.always(Fate.WORKS);
      log.until(state -> state.behind() == 0);
      var kept = store.events(Happenings.call(1));
      assertThat(kept).isNotEmpty().isEqualTo(LogRig.boundaries(0, kept.size()));
      assertThat(log.state().lost()).isEqualTo(50_000 - kept.size());
      log.boundaries(2, 0, 10);
      store.awaitEvents(kept.size() + 10);
    }
  }

  @Test
  @DisplayName("[F65] without a usable disk events wait in memory")
  void withoutAUsableDiskEventsWaitInMemory() throws IOException {
    var notAFolder = Files.writeString(folder.resolve("file"), "in the way");
    store.always(Fate.AWAY);
    try (var log = LogRig.quick().start(store, notAFolder)) {
      log.boundaries(1, 0, 1000);
      log.until(_ -> told(Level.ERROR).size() == 1);
      store.always(Fate.WORKS);
      log.untilStraight();
      assertThat(store.events(Happenings.call(1))).isEqualTo(LogRig.boundaries(0, 1000));
    }
  }

  @Test
  void aSpoolThatCannotBeReadIsKeptForAPersonToLookAt() throws IOException {
    Files.writeString(folder.resolve("spool.db"), "this is no database, whatever its name says");
    try (var log = LogRig.quick().start(store, folder)) {
      log.untilStraight();
      assertThat(folder.resolve("spool.db.unreadable")).exists();
      store.always(Fate.AWAY);
      log.boundaries(1, 0, 10);
      log.untilSpooled(10);
      assertThat(told(Level.ERROR)).hasSize(1);
    }
  }

  @Test
  @DisplayName("[C20] no word of a call and no number of a caller is told")
  void noWordOfACallIsTold() {
    store.always(Fate.AWAY);
    try (var log = LogRig.quick().spooling(64 << 10).holding(10).start(store, folder)) {
      log.write(1, Happenings.arrived(Happenings.call(1)));
      log.boundaries(1, 1, 10_000);
      log.until(state -> state.condition() == Condition.LOSING);
      store.each(_ -> Fate.REFUSES);
      log.until(state -> state.behind() == 0);
    }
    assertThat(lines.list).isNotEmpty();
    assertThat(lines.list)
        .noneMatch(line -> line.getFormattedMessage().contains("words"))
        .noneMatch(line -> line.getFormattedMessage().contains("+1555"))
        .allMatch(line -> line.getThrowableProxy() == null);
  }

  private List<String> told(Level level) {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
