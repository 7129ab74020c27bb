package dev.offhook.llm.builtin;

import dev.offhook.assistant.Hours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The days that were spoken of, in the order of the words, and what is left without them.
 *
 * @param mentions the days
 * @param rest the other words
 */
record Days(List<Mention> mentions, String rest) {
  private static final Pattern NEAR =
      Utterance.words(
          "(?:the )?day after tomorrow|tomorrow|today|tonight|this (?:morning|afternoon|evening)");
  private static final Pattern WEEKDAY =
      Utterance.words(
          "(?:(?:this|next|coming|on) )*"
              + "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:s|'s)?");
  private static final Pattern WEEKEND = Utterance.words("(?:the |this |next )?weekends?");
  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final String NUMBER = "(\\d{1,2})(?:st|nd|rd|th)?";
  private static final Pattern MONTH_DAY = Utterance.words(MONTH + " (?:the )?" + NUMBER);
  private static final Pattern DAY_MONTH =
      Utterance.words("(?:the )?" + NUMBER + " (?:of )?" + MONTH);
  private static final Pattern HOLIDAY =
      Utterance.words(
          "christmas(?: day| eve)?|xmas|boxing day|new year's(?: day| eve)?|new years(?: day| eve)?"
              + "|easter(?: sunday| monday)?|good friday|thanksgiving(?: day)?|halloween"
              + "|labor day|memorial day|independence day|fourth of july|4th of july"
              + "|veterans day|presidents day|columbus day|valentine's day|mother's day"
              + "|father's day|bank holidays?|public holidays?");

  /** Looks for days; dates are the next ones from {@code today} on. */
  static Days in(String plain, LocalDate today, Hours hours) {
    var search = new Search(SpokenOrdinals.toDigits(plain), today);
    hours.exceptions().stream()
        .filter(special -> !special.name().isBlank())
        .sorted(Comparator.comparingInt(special -> -special.name().length()))
        .forEach(search::special);
    search.each(MONTH_DAY, match -> search.date(match.group(1), match.group(2)));
    search.each(DAY_MONTH, match -> search.date(match.group(2), match.group(1)));
    search.each(HOLIDAY, match -> List.of(new Mention.Holiday(titled(match.group()))));
    search.each(NEAR, match -> List.of(search.near(match.group())));
    search.each(WEEKDAY, match -> List.of(search.weekday(match.group(1))));
    search.each(WEEKEND, match -> List.of(search.weekday("saturday"), search.weekday("sunday")));
    return search.found();
  }

  boolean none() {
    return mentions.isEmpty();
  }

  private static String titled(String words) {
    var title = new StringBuilder();
    for (var word : words.split(" ", -1)) {
      boolean small = word.equals("of");
      var first = small ? word.substring(0, 1) : word.substring(0, 1).toUpperCase(Locale.ROOT);
      title.append(title.isEmpty() ? "" : " ").append(first).append(word.substring(1));
    }
    return title.toString();
  }

  /** One search; what has been taken is blanked out, so that no word counts twice. */
  private static final class Search {
    private record Placed(int at, Mention mention) {}

    private final List<Placed> placed = new ArrayList<>();
    private final StringBuilder left;
    private final LocalDate today;

    Search(String plain, LocalDate today) {
      this.left = new StringBuilder(plain);
      this.today = today;
    }

    interface Reader {
      List<Mention> read(MatchResult match);
    }

    void each(Pattern pattern, Reader reader) {
      var matcher = pattern.matcher(left.toString());
      while (matcher.find()) {
        var mentions = reader.read(matcher);
        if (!mentions.isEmpty()) {
          mentions.forEach(mention -> placed.add(new Placed(matcher.start(), mention)));
          blank(matcher.start(), matcher.end());
        }
      }
    }

    void special(Hours.SpecialDay special) {
      var name = Utterance.of(special.name()).plain();
      var loose = name.replaceAll(" day$", "").replace("'", "'?") + "(?: day)?(?! eve)";
      each(
          Utterance.words(loose),
          match -> dated(special.when().next(today), "on " + special.name()));
    }

    private static List<Mention> dated(Optional<LocalDate> date, String spoken) {
      return date.stream().<Mention>map(day -> new Mention.Dated(day, spoken)).toList();
    }

    List<Mention> date(String month, String number) {
      try {
        var day =
            MonthDay.of(Month.valueOf(month.toUpperCase(Locale.ROOT)), Integer.parseInt(number));
        var date = new Hours.When.Yearly(day).next(today);
        return dated(date, date.map(SpokenTime::day).map("on "::concat).orElse(""));
      } catch (DateTimeException noSuchDay) {
        return List.of();
      }
    }

    Mention near(String words) {
      if (words.endsWith("day after tomorrow")) {
        return new Mention.Dated(today.plusDays(2), "the day after tomorrow");
      }
      return words.equals("tomorrow")
          ? new Mention.Dated(today.plusDays(1), "tomorrow")
          : new Mention.Dated(today, "today");
    }

    Mention weekday(String name) {
      var day = DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT));
      return new Mention.Weekday(day, today.with(TemporalAdjusters.nextOrSame(day)));
    }

    Days found() {
      placed.sort(Comparator.comparingInt(Placed::at));
      var mentions = placed.stream().map(Placed::mention).toList();
      return new Days(mentions, left.toString().replaceAll("\\s+", " ").strip());
    }

    private void blank(int from, int to) {
      for (int i = from; i < to; i++) {
        left.setCharAt(i, ' ');
      }
    }
  }
}
