package dev.offhook.conversation;

import dev.offhook.assistant.Assistant.Opening;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.telephony.LineEvent;
import dev.offhook.turn.Signal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on a line, as the turn rules are told of it; what they do not ask for is noted. */
final class LineSignals {
  private static final Logger log = LoggerFactory.getLogger(LineSignals.class);

  private final CallSid call;
  private final Diary diary;

  LineSignals(CallSid call, Diary diary) {
    this.call = call;
    this.diary = diary;
  }

  /** The call is up, and the line speaks by itself. */
  static Signal opened(Opening opening) {
    return opening.firm()
        ? new Signal.Announced(opening.byLine(), opening.byUs())
        : new Signal.Greeted(opening.byLine());
  }

  /** Empty when it means nothing to the turn rules. */
  Optional<Signal> of(LineEvent event) {
    return switch (event) {
      case LineEvent.CallerSaid(String words, String language, boolean settled, var confidence) -> {
        confidence.ifPresent(sure -> diary.note(new CallEvent.Recognised(sure)));
        yield Optional.of(new Signal.CallerWords(words, language, settled));
      }
      case LineEvent.CallerSilent _ -> Optional.of(new Signal.CallerSilent());
      case LineEvent.CallerUnclear _ -> Optional.of(new Signal.CallerUnclear());
      case LineEvent.Interrupted(String heard, var into) ->
          Optional.of(new Signal.Interrupted(heard, into));
      case LineEvent.KeyPressed _ -> {
        log.info("call {} key pressed", call);
        yield Optional.of(new Signal.KeyPressed());
      }
      case LineEvent.CallerSpeaking(boolean on) -> Optional.of(new Signal.CallerSpeaking(on));
      case LineEvent.AssistantSpeaking(boolean on) -> Optional.of(new Signal.AssistantSounding(on));
      case LineEvent.Played(String words) -> Optional.of(new Signal.Played(words));
      case LineEvent.Used(var usage) -> {
        diary.note(new CallEvent.Used(usage));
        yield Optional.empty();
      }
      case LineEvent.Trouble(String description) -> {
        log.error("call {} the carrier reports an error: {}", call, description);
        yield Optional.empty();
      }
    };
  }
}
