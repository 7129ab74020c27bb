package dev.offhook.privacy;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Unmasking;
import dev.offhook.store.sql.EventJson;
import dev.offhook.turn.Decision;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A call told event by event, and what of it would be on the disk. */
final class Kept {
  static final CallSid SID = new CallSid("CA0123456789abcdef0123456789abcdef");

  private final Discretion discretion;
  private final List<LoggedEvent> log = new ArrayList<>();
  private Duration now = Duration.ZERO;

  Kept(Privacy privacy) {
    this.discretion = new Discretion(privacy, 0);
  }

  static Kept usual() {
    return new Kept(Privacy.USUAL);
  }

  Kept then(CallEvent event) {
    now = now.plusMillis(20);
    log.addAll(discretion.happened(event, now));
    return this;
  }

  Kept later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The caller says something, in one piece, and is answered. */
  Kept said(String words) {
    then(new CallEvent.Told(new Signal.CallerWords(words, "en-US", true)));
    return then(new CallEvent.Made(new Move.RememberCaller(words)));
  }

  Kept partial(String words) {
    return then(new CallEvent.Told(new Signal.CallerWords(words, "en-US", false)));
  }

  /** The model's tokens go straight to the line. */
  Kept passed(String... tokens) {
    for (var token : tokens) {
      then(new CallEvent.Passed(1, token));
    }
    return this;
  }

  Kept complete() {
    return then(new CallEvent.Told(new Signal.ReplyComplete(1, Departure.NONE)));
  }

  Kept played(String words) {
    return then(new CallEvent.Told(new Signal.Played(words)));
  }

  Kept interrupted(String heard) {
    then(new CallEvent.Told(new Signal.Interrupted(heard, Optional.empty())));
    return then(
        new CallEvent.Made(
            new Move.Explain(heard, Decision.WENT_ON, "a nod", Duration.ofMillis(5))));
  }

  /** Everything written down, as text. */
  String disk() {
    return EventJson.write(log);
  }

  List<LoggedEvent> log() {
    return List.copyOf(log);
  }

  /** As whoever reads it knows it. */
  List<CallEvent> read() {
    return Unmasking.of(log).stream().map(LoggedEvent::event).toList();
  }

  /** The words of all tokens, as they stand there. */
  String tokens() {
    var words = new StringBuilder();
    for (var each : read()) {
      if (each instanceof CallEvent.Passed(_, String token)) {
        words.append(token);
      }
    }
    return words.toString();
  }
}
