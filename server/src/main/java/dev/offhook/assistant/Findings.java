package dev.offhook.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The problems found in one file so far, each with the line its value stands on. */
final class Findings {
  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private Map<String, Integer> lines = Map.of();

  Findings(String file) {
    this.file = file;
  }

  /** From here on pointers are looked up in these lines. */
  void lines(Map<String, Integer> lines) {
    this.lines = lines;
  }

  /** Something about the value at {@code pointer}. */
  void add(String pointer, String wrong, String right) {
    problems.add(new Problem(file, lineOf(pointer), pointer, wrong, right));
  }

  /** Something about a line, before there are any values. */
  void addAtLine(int line, String wrong, String right) {
    problems.add(new Problem(file, line, "", wrong, right));
  }

  boolean none() {
    return problems.isEmpty();
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }

  /** The line of the value, or of the nearest thing around it that is in the file. */
  private int lineOf(String pointer) {
    var place = pointer;
    while (!lines.containsKey(place) && place.contains("/")) {
      place = place.substring(0, place.lastIndexOf('/'));
    }
    return lines.getOrDefault(place, 0);
  }
}
