package dev.offhook.conversation;

import dev.offhook.call.ToolCall;
import dev.offhook.llm.Prompt.Turn;
import dev.offhook.turn.Move;
import java.util.ArrayList;
import java.util.List;

/** What was said in a call, as far as it was heard; lives on the call's event loop. */
final class History {
  private static final String RUNNING = "It is still running; there is no answer yet.";
  private static final String ABANDONED =
      "The server was restarted meanwhile: it is not known whether this was done. Do not do it again"
          + " without asking the caller.";

  private final List<Turn> turns = new ArrayList<>();

  /** Whether a move concerns what was said. */
  static boolean concerns(Move move) {
    return switch (move) {
      case Move.RememberCaller _, Move.RememberSaid _, Move.AmendCaller _, Move.AmendSaid _ -> true;
      case Move.Generate _,
          Move.Cancel _,
          Move.Say _,
          Move.Hush _,
          Move.Purge _,
          Move.Filler _,
          Move.FinishTalk _,
          Move.Explain _,
          Move.HandOver _,
          Move.HangUp _ ->
          false;
    };
  }

  /** Takes in a move that concerns what was said; others change nothing. */
  void remember(Move move) {
    switch (move) {
      case Move.RememberCaller(String words) -> callerSaid(words);
      case Move.RememberSaid(String words, boolean cutShort) -> assistantSaid(words, cutShort);
      case Move.AmendCaller(String words) -> callerMeant(words);
      case Move.AmendSaid(String words) -> assistantWasHeard(words);
      case Move.Generate _,
          Move.Cancel _,
          Move.Say _,
          Move.Hush _,
          Move.Purge _,
          Move.Filler _,
          Move.FinishTalk _,
          Move.Explain _,
          Move.HandOver _,
          Move.HangUp _ -> {}
    }
  }

  private void callerSaid(String words) {
    turns.add(new Turn.Caller(words));
  }

  /** What was generated around the use of tools is told by it too. */
  private void assistantSaid(String words, boolean cutShort) {
    for (int i = turns.size() - 1; i >= 0 && turns.get(i) instanceof Turn.Used used; i--) {
      turns.set(i, new Turn.Used("", used.call(), used.answer()));
    }
    turns.add(new Turn.Said(words, cutShort));
  }

  /** The model wants a tool used, having generated {@code words} before. */
  void wanted(String words, ToolCall call) {
    turns.add(new Turn.Used(words, call, RUNNING));
  }

  /** This came of the last wish of that id. */
  void answered(String id, String answer) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i) instanceof Turn.Used used && used.call().id().equals(id)) {
        turns.set(i, new Turn.Used(used.words(), used.call(), answer));
        return;
      }
    }
  }

  /** Whoever was at work is gone, and what they did is not known. */
  void abandonTools() {
    turns.replaceAll(turn ->
        turn instanceof Turn.Used(String words, ToolCall call, String answer)
                && answer.equals(RUNNING)
            ? new Turn.Used(words, call, ABANDONED)
            : turn);
  }

  /** The caller's last turn turns out to be these words. */
  private void callerMeant(String words) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i) instanceof Turn.Caller) {
        turns.set(i, new Turn.Caller(words));
        return;
      }
    }
  }

  /** Of the assistant's last turn only these words were heard; without any it is taken out. */
  private void assistantWasHeard(String words) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i) instanceof Turn.Said) {
        if (words.isBlank()) {
          turns.remove(i);
        } else {
          turns.set(i, new Turn.Said(words, true));
        }
        return;
      }
    }
  }

  /** What is to be answered: all up to the caller's last words. */
  List<Turn> upToTheCaller() {
    var all = turns();
    var end = all.size();
    while (end > 0 && all.get(end - 1) instanceof Turn.Said) {
      end--;
    }
    return end == 0 ? all : all.subList(0, end);
  }

  List<Turn> turns() {
    return List.copyOf(turns);
  }
}
