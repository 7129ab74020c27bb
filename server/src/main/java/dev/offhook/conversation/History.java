package dev.offhook.conversation;

import dev.offhook.llm.Prompt.Turn;
import dev.offhook.turn.Move;
import java.util.ArrayList;
import java.util.List;

/** What was said in a call, as far as it was heard; lives on the call's event loop. */
final class History {
  private final List<Turn> turns = new ArrayList<>();

  /** Whether a move concerns what was said. */
  static boolean concerns(Move move) {
    return switch (move) {
      case Move.RememberCaller _, Move.RememberSaid _, Move.AmendCaller _, Move.AmendSaid _ -> true;
      case Move.Generate _,
          Move.Cancel _,
          Move.Say _,
          Move.Hush _,
          Move.Filler _,
          Move.FinishTalk _,
          Move.Explain _,
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
          Move.Filler _,
          Move.FinishTalk _,
          Move.Explain _,
          Move.HangUp _ -> {}
    }
  }

  private void callerSaid(String words) {
    turns.add(new Turn.Caller(words));
  }

  private void assistantSaid(String words, boolean cutShort) {
    turns.add(new Turn.Said(words, cutShort));
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
