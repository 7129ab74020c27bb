package dev.offhook.conversation;

import dev.offhook.llm.Prompt.Turn;
import java.util.ArrayList;
import java.util.List;

/** What was said in a call, as far as it was heard; lives on the call's event loop. */
final class History {
  private final List<Turn> turns = new ArrayList<>();

  void callerSaid(String words) {
    turns.add(new Turn.Caller(words));
  }

  void assistantSaid(String words, boolean cutShort) {
    turns.add(new Turn.Said(words, cutShort));
  }

  /** The caller's last turn turns out to be these words. */
  void callerMeant(String words) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i) instanceof Turn.Caller) {
        turns.set(i, new Turn.Caller(words));
        return;
      }
    }
  }

  /** Of the assistant's last turn only these words were heard; without any it is taken out. */
  void assistantWasHeard(String words) {
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

  List<Turn> turns() {
    return List.copyOf(turns);
  }
}
