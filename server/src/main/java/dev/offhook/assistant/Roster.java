package dev.offhook.assistant;

import dev.offhook.call.PhoneNumber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is on duty: an immutable picture of all assistants and of the numbers they answer.
 *
 * @param byFile which assistant speaks for a file
 * @param byId all of them, in order of their ids
 * @param byNumber those that own a number
 * @param otherwise who answers a number that nobody owns
 * @param problems what is wrong, also where the last good version is on duty
 */
record Roster(
    Map<Path, Assistant> byFile,
    TreeMap<String, Assistant> byId,
    Map<PhoneNumber, Assistant> byNumber,
    Assistant otherwise,
    List<Problem> problems) {

  /**
   * Puts assistants on duty.
   *
   * @param drafts in order of their ids; of two that claim the same, the first has it
   * @param before who was on duty for a file until now
   * @param house who answers when nobody else is there
   */
  static Roster of(List<Draft> drafts, Map<Path, Assistant> before, Assistant house) {
    var desk = new Desk();
    for (var draft : drafts) {
      desk.problems.addAll(draft.problems());
      var refused = draft.assistant().flatMap(assistant -> desk.claim(draft, assistant));
      refused.ifPresent(desk.problems::add);
      if (draft.assistant().isEmpty() || refused.isPresent()) {
        var lastGood = Optional.ofNullable(before.get(draft.file()));
        lastGood.ifPresent(assistant -> desk.claim(draft, assistant));
      }
    }
    return desk.roster(house);
  }

  /** The one who answers this number. */
  Assistant answering(PhoneNumber called) {
    return byNumber.getOrDefault(called, otherwise);
  }

  private static final class Desk {
    private final Map<Path, Assistant> byFile = new HashMap<>();
    private final TreeMap<String, Assistant> byId = new TreeMap<>();
    private final Map<PhoneNumber, Assistant> byNumber = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Puts one on duty, or says why that cannot be. */
    Optional<Problem> claim(Draft draft, Assistant assistant) {
      var name = String.valueOf(draft.file().getFileName());
      if (byId.containsKey(draft.id())) {
        return Optional.of(
            new Problem(
                name, 0, "", "two files are called '" + draft.id() + "'", "remove one of them"));
      }
      for (int i = 0; i < assistant.numbers().size(); i++) {
        var other = byNumber.get(assistant.numbers().get(i));
        if (other != null) {
          var wrong = "'" + other.id() + "' already answers this number";
          return Optional.of(
              new Problem(name, 0, "/numbers/" + i, wrong, "give each number to one assistant"));
        }
      }
      byId.put(draft.id(), assistant);
      byFile.put(draft.file(), assistant);
      assistant.numbers().forEach(number -> byNumber.put(number, assistant));
      return Optional.empty();
    }

    Roster roster(Assistant house) {
      return new Roster(
          Map.copyOf(byFile), byId, Map.copyOf(byNumber), otherwise(house), List.copyOf(problems));
    }

    /** The first without numbers of its own, else the first, else the house's. */
    private Assistant otherwise(Assistant house) {
      @Nullable Assistant first = null;
      for (var assistant : byId.values()) {
        if (assistant.numbers().isEmpty()) {
          return assistant;
        }
        first = first == null ? assistant : first;
      }
      return first == null ? house : first;
    }
  }
}
