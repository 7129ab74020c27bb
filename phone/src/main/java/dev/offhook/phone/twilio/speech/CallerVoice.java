package dev.offhook.phone.twilio.speech;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final Deque<Utterance> waiting = new ArrayDeque<>();
  private @Nullable Utterance current;
  private PhoneTime.@Nullable Timer timer;
  private Duration began = Duration.ZERO;

  private record Utterance(String words, Duration length, Promise<Void> said) {
    /** What has been transcribed when {@code share} of it is over: whole words, at least one. */
    String partial(double share) {
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
   * Says {@code words} when what was said before is over.
   *
   * @return done when they are transcribed, or nobody listens any more
   */
  public Future<Void> say(String words, Duration length) {
    Utterance utterance = new Utterance(words, length, Promise.promise());
    waiting.add(utterance);
    if (current == null) {
      next();
    }
    return utterance.said.future();
  }

  /** Nobody listens any more. */
  public void stop() {
    if (timer != null) {
      timer.cancel();
    }
    if (current != null) {
      current.said.tryComplete();
    }
    waiting.forEach(utterance -> utterance.said.tryComplete());
    waiting.clear();
    current = null;
  }

  private void next() {
    Utterance utterance = waiting.poll();
    current = utterance;
    if (utterance != null) {
      began = time.uptime();
      events.accept(new CallerEvent.Began(utterance.words, utterance.partial(0)));
      schedule(utterance);
    }
  }

  private void schedule(Utterance utterance) {
    Duration left = utterance.length.minus(time.uptime().minus(began));
    timer =
        left.compareTo(pace.partialEvery()) > 0
            ? time.after(pace.partialEvery(), () -> goOn(utterance))
            : time.after(left, () -> fallSilent(utterance));
  }

  private void goOn(Utterance utterance) {
    Duration spoken = time.uptime().minus(began);
    double share = (double) spoken.toNanos() / utterance.length.toNanos();
    events.accept(new CallerEvent.WentOn(utterance.words, utterance.partial(share)));
    schedule(utterance);
  }

  private void fallSilent(Utterance utterance) {
    timer = time.after(pace.transcription(), () -> transcribed(utterance));
  }

  private void transcribed(Utterance utterance) {
    events.accept(new CallerEvent.Transcribed(utterance.words));
    utterance.said.tryComplete();
    if (current != null) {
      next();
    }
  }
}
