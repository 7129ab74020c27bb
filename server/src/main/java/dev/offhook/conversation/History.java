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

  List<Turn> turns() {
    return List.copyOf(turns);
  }
}
