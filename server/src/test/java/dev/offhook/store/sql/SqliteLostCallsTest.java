package dev.offhook.store.sql;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class SqliteLostCallsTest extends LostCallsTest {
  @TempDir private Path folder;

  @Override
  SqlStore open() {
    return SqlStore.inFolder(folder);
  }

  /** Nobody else writes to the file. */
  @Override
  Duration age() {
    return Duration.ofMinutes(10);
  }
}
