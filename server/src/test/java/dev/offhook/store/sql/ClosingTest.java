package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.store.CallFilter;
import dev.offhook.store.StoreAway;
import dev.offhook.time.RunningTimers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that is closed while its database is gone. */
@Timeout(120)
class ClosingTest {
  @TempDir private Path folder;

  @Test
  void aPoolWhoseServerIsGoneHoldsUpNothing() throws IOException {
    var server = EmbeddedPostgresql.start();
    var store = SqlStore.postgresql(EmbeddedPostgresql.url(server, "postgres"));
    server.close();
    // Each attempt in vain makes the pool pause longer before the next: by now for five seconds
    for (var attempt = 0; attempt < 4; attempt++) {
      assertThatThrownBy(() -> store.calls(CallFilter.ANY, Optional.empty(), 10))
          .isInstanceOf(StoreAway.class);
    }

    assertThat(taken(store::close)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void theWholeLogIsClosedWithinSecondsAndKeepsWhatItHas() throws IOException {
    var server = EmbeddedPostgresql.start();
    var store = SqlStore.postgresql(EmbeddedPostgresql.url(server, "postgres"));
    var writer = LogWriter.start(() -> store::save, folder, 8 << 20, new RunningTimers());
    var running = new LogRig.Running(writer);
    running.write(1, Happenings.arrived(Happenings.call(1)));
    running.boundaries(1, 1, 10);
    running.untilStraight();
    server.close();
    running.boundaries(1, 10, 20);
    running.until(state -> state.troubled() && running.spooled() == 10);
    running.boundaries(1, 20, 30);

    var taken =
        taken(() -> {
          writer.close();
          store.close();
        });
    assertThat(taken).isLessThan(Duration.ofSeconds(8));
    assertThat(writer.state().lost()).isZero();
    assertThat(folder.resolve("spool.db")).exists();
  }

  private static Duration taken(Runnable closing) {
    var began = System.nanoTime();
    closing.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
