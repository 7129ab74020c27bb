package dev.offhook.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SqlStoreTest {
  @TempDir Path folder;

  @Override
  SqlStore open() {
    return SqlStore.inFolder(folder);
  }

  @Override
  void clear() {
    try (var files = Files.list(folder)) {
      files.forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
