package dev.offhook.phone.call;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.CallEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times one turn: from the caller's final words to the answer. On the call's event loop. */
final class TurnClock {
  private final PhoneTime time;
  private @Nullable Duration prompted;
  private @Nullable Duration token;
  private @Nullable Duration heard;

  TurnClock(PhoneTime time) {
    this.time = time;
  }

  void happened(CallEvent event) {
    switch (event) {
      case CallEvent.Prompted e -> {
        prompted = time.uptime();
        token = null;
        heard = null;
      }
      case CallEvent.Token e -> token = token == null ? time.uptime() : token;
      case CallEvent.Speaking e -> heard = heard == null ? time.uptime() : heard;
      case CallEvent.Turned e -> {}
      case CallEvent.Spoken e -> {}
      case CallEvent.Silent e -> {}
      case CallEvent.Interrupted e -> {}
      case CallEvent.Noticed e -> {}
      case CallEvent.Over e -> {}
    }
  }

  /** The turn that has just been answered, told once; empty for what answers nothing. */
  Optional<String> timings() {
    if (prompted == null || token == null || heard == null) {
      return Optional.empty();
    }
    String text =
        "first token after %d ms, heard from %d ms, done after %d ms"
            .formatted(
                token.minus(prompted).toMillis(),
                heard.minus(prompted).toMillis(),
                time.uptime().minus(prompted).toMillis());
    prompted = null;
    return Optional.of(text);
  }
}
