package dev.offhook.assistant;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * What an assistant knows of its own shop, without any language model.
 *
 * @param hours opening spans by weekday; a day without an entry is closed
 * @param exceptions dates that differ from their weekday; an empty list means closed that day
 * @param facts questions with their answers, and passages of free text
 */
public record Knowledge(
    Map<DayOfWeek, List<Span>> hours, Map<LocalDate, List<Span>> exceptions, List<Fact> facts) {

  public static final Knowledge NONE = new Knowledge(Map.of(), Map.of(), List.of());

  public Knowledge {
    hours = Map.copyOf(hours);
    exceptions = Map.copyOf(exceptions);
    facts = List.copyOf(facts);
  }

  /** From {@code opens}, inclusive, to {@code closes}, exclusive; midnight closes the day. */
  public record Span(LocalTime opens, LocalTime closes) {}

  /**
   * One thing the assistant can say.
   *
   * @param topic what it is about: a heading, a service, an FAQ's question
   * @param asked other ways callers ask for it
   * @param answer the words to speak
   */
  public record Fact(String topic, List<String> asked, String answer) {
    public Fact {
      asked = List.copyOf(asked);
    }
  }
}
