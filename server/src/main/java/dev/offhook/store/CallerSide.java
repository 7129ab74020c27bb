package dev.offhook.store;

import dev.offhook.store.TurnRecord.Latency;
import dev.offhook.store.TurnRecord.Side;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What is known of the caller's utterance while it is spoken. */
final class CallerSide {
  private @Nullable Duration began;
  private @Nullable Duration settledAt;
  private String language = "";
  private boolean settled;

  void told(Signal signal, Duration at) {
    if (settled) {
      began = null;
      settled = false;
    }
    switch (signal) {
      case Signal.CallerSpeaking(boolean on) when on -> begins(at);
      case Signal.CallerWords(_, String spoken, boolean isFinal) -> {
        begins(at);
        language = spoken;
        settled = isFinal;
        settledAt = isFinal ? at : settledAt;
      }
      case Signal.CallerSpeaking _,
          Signal.Greeted _,
          Signal.Announced _,
          Signal.KeyPressed _,
          Signal.Interrupted _,
          Signal.Played _,
          Signal.AssistantSounding _,
          Signal.Generated _,
          Signal.Working _,
          Signal.Commanded _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineLost _,
          Signal.LineBack _,
          Signal.Woken _ -> {}
    }
  }

  private void begins(Duration at) {
    began = began == null ? at : began;
  }

  /** When the caller's last words were final. */
  Optional<Duration> settledAt() {
    return Optional.ofNullable(settledAt);
  }

  /** The caller's words are a turn. */
  TurnRecord turn(int number, String words, Duration at) {
    return new TurnRecord(
        number,
        Side.CALLER,
        began == null ? at : began,
        "",
        "",
        words.strip(),
        false,
        language,
        OptionalDouble.empty(),
        Latency.UNKNOWN);
  }
}
