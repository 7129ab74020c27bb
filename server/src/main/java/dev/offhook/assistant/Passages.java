package dev.offhook.assistant;

import dev.offhook.assistant.Knowledge.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts Markdown into things one can say: a passage per paragraph, its heading as the topic, and the
 * marks that only an eye can see taken out.
 */
final class Passages {
  private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.*?)\\s*#*");
  private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+");
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern MARKS = Pattern.compile("[*`]+|(?<!\\w)_+|_+(?!\\w)");

  private final List<Fact> facts = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();
  private String topic = "";

  private Passages() {}

  static List<Fact> of(String markdown) {
    var passages = new Passages();
    markdown.lines().forEach(passages::take);
    passages.finishParagraph();
    return List.copyOf(passages.facts);
  }

  private void take(String line) {
    var heading = HEADING.matcher(line.strip());
    if (heading.matches()) {
      finishParagraph();
      topic = spoken(heading.group(1));
      return;
    }
    if (line.isBlank()) {
      finishParagraph();
      return;
    }
    var bullet = BULLET.matcher(line);
    paragraph.add(bullet.find() ? sentence(spoken(bullet.replaceFirst(""))) : spoken(line));
  }

  private void finishParagraph() {
    if (!paragraph.isEmpty()) {
      var asked = topic.isEmpty() ? List.<String>of() : List.of(topic);
      facts.add(new Fact(topic, asked, sentence(String.join(" ", paragraph))));
      paragraph.clear();
    }
  }

  private static String spoken(String text) {
    var words = LINK.matcher(text).replaceAll("$1");
    return MARKS.matcher(words).replaceAll("").strip();
  }

  private static String sentence(String text) {
    return text.matches("(?s).*[.!?:;,]") ? text : text + ".";
  }
}
