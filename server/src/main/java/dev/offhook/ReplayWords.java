package dev.offhook;

import dev.offhook.conversation.Replay.Difference;
import dev.offhook.turn.Command;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A difference that a replay found, in words for a terminal. */
final class ReplayWords {
  private static final String INDENT = " ".repeat(16);

  private ReplayWords() {}

  /** Some lines: when it was, what the rules were told, what they decided then and today. */
  static String of(Difference difference) {
    return "%s  %s%n%s%s"
        .formatted(
            seconds(difference.at()),
            told(difference.told()),
            decided("then", difference.then()),
            decided("today", difference.today()));
  }

  private static String seconds(Duration at) {
    return String.format(Locale.ROOT, "%7.2f s", at.toMillis() / 1000.0);
  }

  private static String decided(String when, List<Move> moves) {
    var text = new StringBuilder();
    var first = "           " + when;
    for (var move : moves) {
      text.append("%-18s%s%n".formatted(text.isEmpty() ? first : INDENT, made(move)));
    }
    return moves.isEmpty() ? "%-18snothing%n".formatted(first) : text.toString();
  }

  static String told(Signal signal) {
    return switch (signal) {
      case Signal.Greeted(String greeting) -> "the line greets: " + quoted(greeting);
      case Signal.Announced(String line, _) -> "the line announces: " + quoted(line);
      case Signal.CallerWords(String words, _, boolean settled) ->
          "the caller " + (settled ? "said " : "is saying ") + quoted(words);
      case Signal.CallerSpeaking(boolean on) ->
          "the caller " + (on ? "begins to speak" : "stops speaking");
      case Signal.KeyPressed _ -> "the caller presses a key";
      case Signal.Interrupted(String heard, _) -> "interrupted, heard " + quoted(heard);
      case Signal.Played(String words) -> "played " + quoted(words);
      case Signal.AssistantSounding(boolean on) -> "the voice " + (on ? "begins" : "stops");
      case Signal.Generated(long reply, String words) ->
          "reply %d: %s".formatted(reply, quoted(words));
      case Signal.Commanded(var command) ->
          switch (command) {
            case Command.Leave(_, var how) -> "told from outside to leave: " + how;
            case Command.BeSilent _ -> "told from outside to be silent";
            case Command.Speak _ -> "told from outside what to say";
          };
      case Signal.Working(long reply) -> "reply %d waits for its tools".formatted(reply);
      case Signal.ReplyComplete(long reply, var leaving) ->
          "reply %d is complete%s"
              .formatted(
                  reply,
                  switch (leaving) {
                    case NONE -> "";
                    case HANG_UP -> ", the last";
                    case HAND_OVER -> ", the last before somebody else takes the call";
                  });
      case Signal.ReplyFailed(long reply) -> "reply %d failed".formatted(reply);
      case Signal.LineLost(boolean orphaned) ->
          orphaned ? "the process that held the call died" : "the line is lost";
      case Signal.LineBack _ -> "the line is back";
      case Signal.Woken _ -> "time has passed";
    };
  }

  static String made(Move move) {
    return switch (move) {
      case Move.RememberCaller(String words) -> "remembered of the caller: " + quoted(words);
      case Move.RememberSaid(String words, boolean cutShort) ->
          "remembered of the assistant: " + quoted(words) + (cutShort ? ", cut short" : "");
      case Move.AmendCaller(String words) -> "the caller's words turned out: " + quoted(words);
      case Move.AmendSaid(String words) -> "the assistant's words turned out: " + quoted(words);
      case Move.Generate(long reply) -> "asked the model for reply " + reply;
      case Move.Cancel(long reply) -> "cancelled reply " + reply;
      case Move.Say(String words, boolean firm) ->
          "said " + quoted(words) + (firm ? ", not to be cut" : "");
      case Move.Purge _ -> "threw away what the line had";
      case Move.Hush _ -> "silenced the voice";
      case Move.Filler(String words) -> "bridged with " + quoted(words);
      case Move.FinishTalk _ -> "closed the talk";
      case Move.Explain why -> why.inWords();
      case Move.HandOver _ -> "handed the call over";
      case Move.HangUp _ -> "hung up";
    };
  }

  private static String quoted(String words) {
    return '"' + words + '"';
  }
}
