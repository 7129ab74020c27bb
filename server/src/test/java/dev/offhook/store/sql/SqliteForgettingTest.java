package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteForgettingTest extends ForgettingTest {
  @TempDir Path folder;

  @Override
  SqlStore open() {
    return SqlStore.inFolder(folder);
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

  @Test
  void nothingOfADeletedCallIsLeftInTheFile() throws IOException {
    var words = "Marzipanschwein";
    try (var store = open()) {
      var call = Calls.begin(1, Calls.NOON).exchange(words, "Right").end(CallEnd.goodbye());
      store.save(List.of(call.page()));
    }
    assertThat(bytes()).contains(words, Calls.ADA.value());
    try (var store = open()) {
      assertThat(store.delete(Calls.sid(1), Calls.NOON)).isPresent();
    }

    assertThat(bytes()).doesNotContain(words).doesNotContain(Calls.ADA.value());
  }

  /** All that is on the disk, once the last connection is closed. */
  private String bytes() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        if (!Files.exists(file) || file.getFileName().toString().endsWith("-shm")) {
          continue;
        }
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
