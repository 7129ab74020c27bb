package dev.offhook.store.sql;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.offhook.call.CallEvent;
import dev.offhook.turn.Command;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What each kind of event is called where it is written down. A class may be renamed; its name here
 * may not, or old calls cannot be read any more.
 */
final class EventNames {
  private EventNames() {}

  /** The closed sets of kinds that an event is made of. */
  static final List<Class<?>> SETS =
      List.of(CallEvent.class, Signal.class, Move.class, Command.class);

  private static final Map<Class<?>, String> NAMES =
      Map.ofEntries(
          Map.entry(CallEvent.Arrived.class, "arrived"),
          Map.entry(CallEvent.LineUp.class, "lineUp"),
          Map.entry(CallEvent.Told.class, "told"),
          Map.entry(CallEvent.Passed.class, "passed"),
          Map.entry(CallEvent.Made.class, "made"),
          Map.entry(CallEvent.Recognised.class, "recognised"),
          Map.entry(CallEvent.Stumbled.class, "stumbled"),
          Map.entry(CallEvent.ToolCalled.class, "toolCalled"),
          Map.entry(CallEvent.ToolAnswered.class, "toolAnswered"),
          Map.entry(CallEvent.Used.class, "used"),
          Map.entry(CallEvent.Recorded.class, "recorded"),
          Map.entry(CallEvent.TakenUp.class, "takenUp"),
          Map.entry(CallEvent.Unmasked.class, "unmasked"),
          Map.entry(CallEvent.Ended.class, "ended"),
          Map.entry(Signal.Greeted.class, "greeted"),
          Map.entry(Signal.Announced.class, "announced"),
          Map.entry(Signal.CallerWords.class, "callerWords"),
          Map.entry(Signal.CallerSpeaking.class, "callerSpeaking"),
          Map.entry(Signal.CallerSilent.class, "callerSilent"),
          Map.entry(Signal.CallerUnclear.class, "callerUnclear"),
          Map.entry(Signal.KeyPressed.class, "keyPressed"),
          Map.entry(Signal.Interrupted.class, "interrupted"),
          Map.entry(Signal.Played.class, "played"),
          Map.entry(Signal.AssistantSounding.class, "assistantSounding"),
          Map.entry(Signal.Generated.class, "generated"),
          Map.entry(Signal.Working.class, "working"),
          Map.entry(Signal.ReplyComplete.class, "replyComplete"),
          Map.entry(Signal.ReplyFailed.class, "replyFailed"),
          Map.entry(Signal.LineLost.class, "lineLost"),
          Map.entry(Signal.LineBack.class, "lineBack"),
          Map.entry(Signal.Commanded.class, "commanded"),
          Map.entry(Signal.Woken.class, "woken"),
          Map.entry(Move.RememberCaller.class, "rememberCaller"),
          Map.entry(Move.RememberSaid.class, "rememberSaid"),
          Map.entry(Move.AmendCaller.class, "amendCaller"),
          Map.entry(Move.AmendSaid.class, "amendSaid"),
          Map.entry(Move.Generate.class, "generate"),
          Map.entry(Move.Cancel.class, "cancel"),
          Map.entry(Move.Say.class, "say"),
          Map.entry(Move.Hush.class, "hush"),
          Map.entry(Move.Purge.class, "purge"),
          Map.entry(Move.Filler.class, "filler"),
          Map.entry(Move.FinishTalk.class, "finishTalk"),
          Map.entry(Move.Explain.class, "explain"),
          Map.entry(Move.HandOver.class, "handOver"),
          Map.entry(Move.HangUp.class, "hangUp"),
          Map.entry(Command.Leave.class, "leave"),
          Map.entry(Command.BeSilent.class, "beSilent"),
          Map.entry(Command.Speak.class, "speak"));

  /** Every kind with its name. */
  static Stream<NamedType> all() {
    return SETS.stream()
        .flatMap(set -> Stream.of(set.getPermittedSubclasses()))
        .map(kind -> new NamedType(kind, name(kind)));
  }

  private static String name(Class<?> kind) {
    var name = NAMES.get(kind);
    if (name == null) {
      throw new IllegalStateException(kind + " has no name to be written down by: add one here");
    }
    return name;
  }
}
