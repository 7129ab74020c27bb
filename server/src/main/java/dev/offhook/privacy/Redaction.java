package dev.offhook.privacy;

import dev.offhook.privacy.DigitRun.Digit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is made illegible before it is written down.
 *
 * @param cards whether card numbers are
 * @param others what else, by its shape
 */
public record Redaction(boolean cards, List<Sensitive> others) {
  public static final Redaction CARDS = new Redaction(true, List.of());
  public static final Redaction NONE = new Redaction(false, List.of());

  public Redaction {
    others = List.copyOf(others);
  }

  /** Whether it does nothing. */
  boolean idle() {
    return !cards && others.isEmpty();
  }

  /** The text without what can be told from it alone. */
  public String of(String text) {
    var masked = new Masked(text);
    cover(masked);
    return masked.text();
  }

  /** Covers what can be told from the text alone; gives what it was. */
  List<String> cover(Masked masked) {
    var found = new ArrayList<String>();
    if (cards) {
      for (var run : DigitRun.of(masked.original())) {
        for (var card : Cards.among(run.digits())) {
          card.forEach(masked::cover);
          found.add(figures(card));
        }
      }
    }
    for (var each : others) {
      var matcher = each.pattern().matcher(masked.original());
      while (matcher.find()) {
        masked.cover(matcher.start(), matcher.end());
        found.add(matcher.group());
      }
    }
    return found;
  }

  static String figures(List<Digit> digits) {
    return digits.stream().map(it -> String.valueOf(it.value())).collect(Collectors.joining());
  }

  /**
   * How much of a text that grows at its end can be told: behind that may stand the first part of
   * something, of which more is on its way.
   */
  int settled(String text) {
    var end = text.length();
    if (cards) {
      var runs = DigitRun.of(text);
      end =
          !runs.isEmpty() && runs.getLast().atEnd()
              ? runs.getLast().from()
              : DigitScan.unfinishedWord(text);
    }
    return others.isEmpty() ? end : Math.min(end, lastSentenceEnd(text));
  }

  /** Shapes are looked for within a sentence; a dot inside an address ends none. */
  private static int lastSentenceEnd(String text) {
    for (var at = text.length() - 1; at > 0; at--) {
      if (Character.isWhitespace(text.charAt(at)) && ".!?\n。！？".indexOf(text.charAt(at - 1)) >= 0) {
        return at;
      }
    }
    return 0;
  }
}
