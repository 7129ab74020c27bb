package dev.offhook.store.sql;

import dev.offhook.cost.PriceList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteBesidesTest extends BesidesTest {
  @TempDir Path folder;

  @Override
  SqlStore open(PriceList prices) {
    return SqlStore.inFolder(folder, prices);
  }

  @Override
  Database database() {
    return Database.file(folder);
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
