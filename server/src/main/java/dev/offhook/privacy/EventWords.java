package dev.offhook.privacy;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.call.ToolCall;
import dev.offhook.turn.Command;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.util.HashMap;
import java.util.function.UnaryOperator;

/** The words in an event, each put into other ones. */
final class EventWords {
  private EventWords() {}

  static CallEvent with(CallEvent event, UnaryOperator<String> words) {
    return switch (event) {
      case CallEvent.Arrived(var details, var by, var at) ->
          new CallEvent.Arrived(with(details, words), by, at);
      case CallEvent.Told(var signal) -> new CallEvent.Told(with(signal, words));
      case CallEvent.Passed(long reply, String said) ->
          new CallEvent.Passed(reply, words.apply(said));
      case CallEvent.Made(var move) -> new CallEvent.Made(with(move, words));
      case CallEvent.Unmasked(long number, var was) ->
          new CallEvent.Unmasked(number, with(was, words));
      case CallEvent.ToolCalled(long reply, var wish) ->
          new CallEvent.ToolCalled(
              reply, new ToolCall(wish.id(), wish.name(), words.apply(wish.arguments())));
      case CallEvent.ToolAnswered(String wish, var end, String answer) ->
          new CallEvent.ToolAnswered(wish, end, words.apply(answer));
      case CallEvent.LineUp _,
          CallEvent.Recognised _,
          CallEvent.Stumbled _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Ended _ ->
          event;
    };
  }

  static CallDetails with(CallDetails call, UnaryOperator<String> words) {
    var parameters = new HashMap<>(call.parameters());
    parameters.replaceAll((_, value) -> words.apply(value));
    return new CallDetails(call.sid(), call.caller(), call.called(), call.direction(), parameters);
  }

  private static Signal with(Signal signal, UnaryOperator<String> words) {
    return switch (signal) {
      case Signal.Greeted(String greeting) -> new Signal.Greeted(words.apply(greeting));
      case Signal.Announced(String line, String greeting) ->
          new Signal.Announced(words.apply(line), words.apply(greeting));
      case Signal.CallerWords(String said, String language, boolean settled) ->
          new Signal.CallerWords(words.apply(said), language, settled);
      case Signal.Interrupted(String heard, var into) ->
          new Signal.Interrupted(words.apply(heard), into);
      case Signal.Played(String played) -> new Signal.Played(words.apply(played));
      case Signal.Generated(long reply, String made) ->
          new Signal.Generated(reply, words.apply(made));
      case Signal.Commanded(var command) -> new Signal.Commanded(with(command, words));
      case Signal.CallerSpeaking _,
          Signal.CallerSilent _,
          Signal.CallerUnclear _,
          Signal.KeyPressed _,
          Signal.AssistantSounding _,
          Signal.Working _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineLost _,
          Signal.LineBack _,
          Signal.Woken _ ->
          signal;
    };
  }

  private static Move with(Move move, UnaryOperator<String> words) {
    return switch (move) {
      case Move.RememberCaller(String said) -> new Move.RememberCaller(words.apply(said));
      case Move.RememberSaid(String heard, boolean cutShort) ->
          new Move.RememberSaid(words.apply(heard), cutShort);
      case Move.AmendCaller(String said) -> new Move.AmendCaller(words.apply(said));
      case Move.AmendSaid(String heard) -> new Move.AmendSaid(words.apply(heard));
      case Move.Say(String said, boolean firm) -> new Move.Say(words.apply(said), firm);
      case Move.Filler(String said) -> new Move.Filler(words.apply(said));
      case Move.Explain(String heard, var decision, String rule, var after) ->
          new Move.Explain(words.apply(heard), decision, rule, after);
      case Move.Generate _,
          Move.Cancel _,
          Move.Hush _,
          Move.Purge _,
          Move.FinishTalk _,
          Move.HandOver _,
          Move.HangUp _ ->
          move;
    };
  }

  private static Command with(Command command, UnaryOperator<String> words) {
    return switch (command) {
      case Command.Leave(String last, var how) -> new Command.Leave(words.apply(last), how);
      case Command.Speak(String said) -> new Command.Speak(words.apply(said));
      case Command.BeSilent silent -> silent;
    };
  }
}
