package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.HouseWords;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Retention;
import dev.offhook.store.Deletion;
import dev.offhook.store.Shredder;
import dev.offhook.store.StoreAway;
import dev.offhook.telephony.twilio.RelayExaminer;
import dev.offhook.time.HandTimers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When what has expired is taken out of the log. */
class SweepsTest {
  @TempDir private Path folder;

  private final HandTimers timers = new HandTimers();
  private final Book book = new Book();

  /** Notes what it is asked to take out. */
  private static final class Book implements Shredder {
    private final List<String> asked = new ArrayList<>();
    private boolean away;

    @Override
    public int expire(String assistant, Retention retention, Instant now) {
      asked.add(
          "%s %d at %s"
              .formatted(assistant, retention.transcripts().orElse(Duration.ZERO).toDays(), now));
      if (away) {
        throw new StoreAway("away", new IOException());
      }
      return 1;
    }

    @Override
    public Optional<Deletion> delete(CallSid call, Instant now) {
      throw new AssertionError("nobody asked for that");
    }

    @Override
    public Deletion delete(PhoneNumber number, Instant now) {
      throw new AssertionError("nobody asked for that");
    }

    @Override
    public List<Deletion> deletions(int most) {
      throw new AssertionError("nobody asked for that");
    }
  }

  private Assistants assistants() {
    return Assistants.load(folder, new HouseWords("", "", ""), new RelayExaminer());
  }

  private void write(String days) throws IOException {
    Files.writeString(
        folder.resolve("shop.yaml"),
        "name: Shop\nprivacy:\n  retention: {transcripts: " + days + "}\n");
  }

  @Test
  void atTheStartAndEveryHourByTheFileAsItIsThen() throws IOException {
    write("30d");
    new Sweeps(book, () -> assistants().all(), timers, Runnable::run).begin();
    assertThat(book.asked).containsExactly("shop 30 at 1970-01-01T00:00:00Z");

    write("7d");
    timers.pass(Duration.ofMinutes(59));
    assertThat(book.asked).hasSize(1);
    timers.pass(Duration.ofMinutes(1));
    assertThat(book.asked).hasSize(2).endsWith("shop 7 at 1970-01-01T01:00:00Z");
    timers.pass(Duration.ofHours(24));
    assertThat(book.asked).hasSize(26);
  }

  @Test
  void soonAgainWhenTheDatabaseWasAway() throws IOException {
    write("30d");
    book.away = true;
    new Sweeps(book, () -> assistants().all(), timers, Runnable::run).begin();
    book.away = false;

    timers.pass(Duration.ofMinutes(1));

    assertThat(book.asked).hasSize(2);
    timers.pass(Duration.ofMinutes(59));
    assertThat(book.asked).hasSize(2);
  }
}
