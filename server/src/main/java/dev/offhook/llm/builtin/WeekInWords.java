package dev.offhook.llm.builtin;

import dev.offhook.assistant.Hours;
import dev.offhook.assistant.Hours.Span;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The usual week in a sentence or two, days of equal hours told together. */
final class WeekInWords {
  private WeekInWords() {}

  static String of(Hours hours) {
    var groups = new LinkedHashMap<List<Span>, List<DayOfWeek>>();
    for (var day : DayOfWeek.values()) {
      groups.computeIfAbsent(hours.usual(day), spans -> new ArrayList<>()).add(day);
    }
    var closed = groups.remove(List.<Span>of());
    var open = new ArrayList<String>();
    groups.forEach((spans, days) -> open.add(days(days) + " " + times(spans)));
    if (open.isEmpty()) {
      return "We're closed all week.";
    }
    var joined = String.join("; ", open.subList(0, open.size() - 1)) + ", and " + open.getLast();
    var sentence = "We're open " + (open.size() == 1 ? open.getFirst() : joined) + ".";
    return closed == null ? sentence : sentence + " We're closed on " + days(closed) + ".";
  }

  /** {@code from nine AM to noon and from one PM to five PM}. */
  static String times(List<Span> spans) {
    return SpokenTime.list(
        spans.stream()
            .map(span ->
                span.aroundTheClock()
                    ? "around the clock"
                    : "from "
                        + SpokenTime.hour(span.opens())
                        + " to "
                        + SpokenTime.hour(span.closes()))
            .toList());
  }

  /** {@code Monday to Wednesday and Friday}. */
  private static String days(List<DayOfWeek> days) {
    if (days.size() == 7) {
      return "every day";
    }
    var runs = new ArrayList<String>();
    for (int from = 0; from < days.size(); ) {
      int to = from;
      while (to + 1 < days.size() && days.get(to + 1).getValue() == days.get(to).getValue() + 1) {
        to++;
      }
      if (to - from >= 2) {
        runs.add(SpokenTime.name(days.get(from)) + " to " + SpokenTime.name(days.get(to)));
      } else {
        days.subList(from, to + 1).forEach(day -> runs.add(SpokenTime.name(day)));
      }
      from = to + 1;
    }
    return SpokenTime.list(runs);
  }
}
