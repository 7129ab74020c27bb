package dev.offhook.phone.twilio.speech;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The caller's mouth, and the transcription behind it: one utterance after the other.
 *
 * <p>Used on one event loop only.
 */
public final class CallerVoice {
  private final PhoneTime time;
  private final Pace pace;
  private final Consumer<CallerEvent> events;
  private final Deque<Saying> waiting = new ArrayDeque<>();
  private @Nullable Saying current;
  private PhoneTime.@Nullable Timer timer;
  private Duration began = Duration.ZERO;

  private record Saying(Utterance utterance, Duration length, Promise<Void> said) {
    String words() {
      return utterance.words();
    }

    /** What has been transcribed when {@code share} of it is over: whole words, at least one. */
    String partial(double share) {
      String words = words();
      int end = words.indexOf(' ', (int) (words.length() * Math.min(1, share)));
      return end < 0 ? words : words.substring(0, end);
    }
  }

  public CallerVoice(PhoneTime time, Pace pace, Consumer<CallerEvent> events) {
    this.time = time;
    this.pace = pace;
    this.events = events;
  }

  /**
   * Says it when what was said before is over.
   *
   * @return done when it is transcribed, or nobody listens any more
   */
  public Future<Void> say(Utterance utterance) {
    Duration length = utterance.length();
    Duration needed = length == null ? pace.ofCaller(utterance.words()) : length;
    Saying saying = new Saying(utterance, needed, Promise.promise());
    waiting.add(saying);
    if (current == null) {
      next();
    }
    return saying.said.future();
  }

  /** Whether the caller is speaking, or has spoken and is not yet transcribed. */
  public boolean speaking() {
    return current != null;
  }

  /** Nobody listens any more. */
  public void stop() {
    handOver((utterance, said) -> said.tryComplete());
  }

  /** Nobody listens any more here: what has not been begun is for {@code next}. */
  public void handOver(BiConsumer<Utterance, Promise<Void>> next) {
    if (timer != null) {
      timer.cancel();
    }
    if (current != null) {
      current.said.tryComplete();
    }
    List<Saying> rest = List.copyOf(waiting);
    waiting.clear();
    current = null;
    rest.forEach(saying -> next.accept(saying.utterance, saying.said));
  }

  private void next() {
    Saying saying = waiting.poll();
    current = saying;
    if (saying != null) {
      began = time.uptime();
      events.accept(new CallerEvent.Began(saying.words(), saying.partial(0)));
      goOnWith(saying);
    }
  }

  /** Unless whoever listened has stopped to on hearing that. */
  private void goOnWith(Saying saying) {
    if (!saying.equals(current)) {
      return;
    }
    Duration left = saying.length.minus(time.uptime().minus(began));
    timer =
        left.compareTo(pace.partialEvery()) > 0
            ? time.after(pace.partialEvery(), () -> goOn(saying))
            : time.after(left, () -> fallSilent(saying));
  }

  private void goOn(Saying saying) {
    Duration spoken = time.uptime().minus(began);
    double share = (double) spoken.toNanos() / saying.length.toNanos();
    events.accept(new CallerEvent.WentOn(saying.words(), saying.partial(share)));
    goOnWith(saying);
  }

  private void fallSilent(Saying saying) {
    timer = time.after(pace.transcription(), () -> transcribed(saying));
  }

  private void transcribed(Saying saying) {
    events.accept(new CallerEvent.Transcribed(saying.utterance));
    saying.said.tryComplete();
    if (current != null) {
      next();
    }
  }
}
