package dev.offhook.store;

import dev.offhook.call.ToolCall;
import dev.offhook.call.ToolEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tools of a call, each with the turn in which it was used: the assistant's in which what came
 * of it was said, or, where nothing was said, the one before.
 */
final class ToolUses {
  private final List<ToolUse> uses = new ArrayList<>();
  private final List<String> wishes = new ArrayList<>();

  /** Of those whose turn is known, in order. */
  private final List<Integer> turns = new ArrayList<>();

  void called(ToolCall wish, Duration at) {
    uses.add(new ToolUse(uses.size(), at, wish.name(), wish.arguments(), Optional.empty(), ""));
    wishes.add(wish.id());
  }

  void answered(String wish, ToolEnd end, String answer) {
    var latest = wishes.lastIndexOf(wish);
    if (latest >= 0) {
      uses.set(latest, uses.get(latest).answered(end, answer));
    }
  }

  /** Those whose turn was not known belong to this one. */
  void belongTo(int turn) {
    while (turns.size() < uses.size()) {
      turns.add(Math.max(0, turn));
    }
  }

  /**
   * All of them by the numbers of their turns.
   *
   * @param open the turn of those whose turn is not known yet
   */
  Map<Integer, List<ToolUse>> byTurn(int open) {
    var all = new TreeMap<Integer, List<ToolUse>>();
    for (var use : uses) {
      var turn = use.number() < turns.size() ? turns.get(use.number()) : Math.max(0, open);
      all.computeIfAbsent(turn, _ -> new ArrayList<>()).add(use);
    }
    return all;
  }
}
