package dev.offhook.store.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteCallListTest extends CallListTest {
  @TempDir Path folder;

  @Override
  SqlStore open() {
    return SqlStore.inFolder(folder);
  }
}
