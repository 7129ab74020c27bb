package dev.offhook.telephony.twilio;

import dev.offhook.telephony.LineEvent;
import java.util.Optional;

/** What a frame of the relay means to a conversation. */
final class RelayEvents {
  private RelayEvents() {}

  /** Empty for frames that are the line's own business. */
  static Optional<LineEvent> of(RelayFrame frame) {
    return switch (frame) {
      case RelayFrame.Prompt(var words, var language, var last) ->
          Optional.of(new LineEvent.CallerSaid(words, language, last));
      case RelayFrame.Interrupt(var heard, var into) ->
          Optional.of(new LineEvent.Interrupted(heard, into));
      case RelayFrame.Dtmf(var key) -> Optional.of(new LineEvent.KeyPressed(key));
      case RelayFrame.Trouble(var description, var code) ->
          Optional.of(new LineEvent.Trouble(description));
      case RelayFrame.AgentSpeaking(var on) -> Optional.of(new LineEvent.AssistantSpeaking(on));
      case RelayFrame.ClientSpeaking(var on) -> Optional.of(new LineEvent.CallerSpeaking(on));
      case RelayFrame.TokensPlayed(var words) -> Optional.of(new LineEvent.Played(words));
      case RelayFrame.Setup setup -> Optional.empty();
      case RelayFrame.RoundTrip roundTrip -> Optional.empty();
      case RelayFrame.Ignored ignored -> Optional.empty();
    };
  }
}
