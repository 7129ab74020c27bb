package dev.offhook.assistant;

import dev.offhook.assistant.Hours.Span;
import dev.offhook.assistant.Hours.SpecialDay;
import dev.offhook.assistant.Hours.When;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an assistant knows, as plain text for a language model's instructions: this is what {@code
 * {knowledge}} stands for in an assistant file.
 */
final class KnowledgeText {
  private KnowledgeText() {}

  static String of(Knowledge knowledge) {
    var lines = new ArrayList<String>();
    if (knowledge.hours().known()) {
      lines.add("Opening hours:");
      for (var day : DayOfWeek.values()) {
        var name = day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        lines.add(name + ": " + spans(knowledge.hours().usual(day)));
      }
      knowledge.hours().exceptions().forEach(special -> lines.add(special(special)));
    }
    add(lines, "Address: ", knowledge.address());
    add(lines, "Phone: ", knowledge.phone());
    knowledge.services().forEach(service -> lines.add(service(service)));
    knowledge.facts().forEach(fact -> lines.add(fact(fact)));
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add(label + text);
    }
  }

  private static String special(SpecialDay special) {
    var date =
        switch (special.when()) {
          case When.On on -> on.date().toString();
          case When.Yearly yearly -> "every year on " + yearly.day().toString().substring(2);
        };
    var name = special.name().isEmpty() ? "" : special.name() + ", ";
    return "Exception, " + name + date + ": " + spans(special.spans());
  }

  private static String spans(List<Span> spans) {
    if (spans.isEmpty()) {
      return "closed";
    }
    return String.join(
        " and ", spans.stream().map(span -> span.opens() + " to " + span.closes()).toList());
  }

  private static String service(Knowledge.Service service) {
    var parts = new ArrayList<String>();
    add(parts, "Service: ", service.name());
    add(parts, "price ", service.price());
    add(parts, "takes ", service.takes());
    add(parts, "", service.description());
    return String.join(", ", parts);
  }

  private static String fact(Knowledge.Fact fact) {
    return String.join(" / ", fact.asked()) + " " + fact.answer();
  }
}
