package dev.offhook.assistant;

import java.util.ArrayList;
import java.util.List;

/**
 * Looks an assistant over for what only another part of the server can know: whether the carrier
 * takes its voice, whether its model can be reached. Called off the event loop.
 */
@FunctionalInterface
public interface Examiner {
  /** Objects to nothing. */
  Examiner CONTENT = assistant -> List.of();

  /** What speaks against taking the assistant into use; empty when nothing does. */
  List<Objection> objections(Assistant assistant);

  /** Both look it over. */
  default Examiner and(Examiner other) {
    return assistant -> {
      var all = new ArrayList<>(objections(assistant));
      all.addAll(other.objections(assistant));
      return all;
    };
  }

  /**
   * Something that speaks against an assistant.
   *
   * @param path JSON pointer to the value in its file
   * @param wrong what is wrong, with the value
   * @param right what would be right
   */
  record Objection(String path, String wrong, String right) {}
}
