package dev.offhook.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.call.ToolCall;
import dev.offhook.tool.Tool.Manner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a tool may be used now: not over and over in one turn of the caller, and where the caller
 * must have said yes, not before. What it goes by is what the caller said, never what the model
 * claims.
 */
final class Permission {
  private static final int MOST_ALIKE = 3;
  private static final int MOST_A_TURN = 20;

  private final Map<Wish, Integer> asked = new HashMap<>();
  private final Set<ToolCall> seen = new HashSet<>();
  private final Map<Wish, Integer> unconfirmed = new HashMap<>();
  private int turn;
  private int wishes;
  private String words = "";

  /** The same for other blanks and another order in what was generated. */
  private record Wish(String name, JsonNode arguments) {}

  /** The caller has begun a turn. */
  void turn(String said) {
    turn++;
    wishes = 0;
    asked.clear();
    seen.clear();
    heard(said);
  }

  /** The caller's turn turns out to be these words. */
  void amend(String meant) {
    heard(meant);
  }

  /** A no takes back what was asked for before: a later yes may be about anything. */
  private void heard(String said) {
    words = said;
    if (Assent.denied(said)) {
      unconfirmed.clear();
    }
  }

  /**
   * Why not, in words for the model; empty when it may.
   *
   * @param arguments those of the call, read
   */
  Optional<String> refusal(ToolCall call, JsonNode arguments, Manner manner) {
    var wish = new Wish(call.name(), arguments);
    if (!seen.add(call)) {
      return Optional.of("This very call has been made already.");
    }
    if (++wishes > MOST_A_TURN) {
      return Optional.of("Too many tools have been used. Talk to the caller now.");
    }
    if (asked.merge(wish, 1, Integer::sum) > MOST_ALIKE) {
      return Optional.of("This has been tried often enough. Talk to the caller now.");
    }
    return manner.confirmed() ? unlessConfirmed(wish) : Optional.empty();
  }

  private Optional<String> unlessConfirmed(Wish wish) {
    var since = unconfirmed.get(wish);
    if (since != null && turn > since && Assent.in(words)) {
      unconfirmed.remove(wish);
      return Optional.empty();
    }
    unconfirmed.putIfAbsent(wish, turn);
    return Optional.of(
        "Not done yet: the caller must agree first. Say exactly what you are about to do and ask"
            + " for a yes. After the yes, use the tool again with the same arguments.");
  }
}
