package dev.offhook.phone.call;

import dev.offhook.phone.time.PhoneTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings out a clause word by word while it is spoken. On the call's event loop. */
final class SpokenWords {
  private final PhoneTime time;
  private final Consumer<String> shown;
  private final Deque<String> rest = new ArrayDeque<>();
  private PhoneTime.@Nullable Timer timer;
  private double nanosACharacter;

  SpokenWords(PhoneTime time, Consumer<String> shown) {
    this.time = time;
    this.shown = shown;
  }

  /** A clause begins and will take {@code length}. */
  void begin(String clause, Duration length) {
    rest.clear();
    rest.addAll(List.of(clause.split("(?<=\\S)(?=\\s)")));
    nanosACharacter = (double) length.toNanos() / Math.max(1, clause.length());
    next();
  }

  /** The clause is over; what has not come out by now does, unless it was cut. */
  void end(boolean cut) {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    if (!cut) {
      rest.forEach(shown);
    }
    rest.clear();
  }

  private void next() {
    String word = rest.poll();
    if (word != null) {
      shown.accept(word);
      long nanos = Math.round(word.length() * nanosACharacter);
      timer = time.after(Duration.ofNanos(nanos), this::next);
    }
  }
}
