package dev.offhook.llm.builtin;

import dev.offhook.llm.builtin.OpeningHours.Asking;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether something said asks about opening hours, and what exactly.
 *
 * @param said one part of what was said
 * @param days the days in it
 */
record HoursQuestion(Utterance said, Days days) {
  private static final Pattern HOURS =
      Utterance.words(
          "(?:opening|business|working|office|store|shop|your|the|what|holiday|saturday|sunday) hours"
              + "|hours(?: of operation)?$|^hours|opening times?");
  private static final Pattern OPENNESS =
      Utterance.words(
          "open(?! (?:a|an|my|up|it|source|the (?!day|week|\\d))\\b)|opened|opening|opens"
              + "|(?<!how )clos(?:e|es|ed|ing)(?! (?:to|by|account|my|the)\\b)");
  private static final Pattern BEING_THERE =
      Utterance.words(
          "(?:are|is|will|can|could|do|does|how late|how long|when|what time|until when|till when|what days)\\b.*"
              + "\\b(?:you|anyone|anybody|someone|shop|store|come|there) (?:there|in|around|work|working|by|come in|come by)");
  private static final Pattern ABOUT_OPENING =
      Utterance.words(
          "you|we|it|shop|store|place|still|now|today|when|what time|how late|until|till|always|again|next|are|is");
  private static final Pattern NOW =
      Utterance.words("now|right now|still|currently|at the moment|already");
  private static final Pattern NEXT =
      Utterance.words(
          "open(?:ing)?(?: up)? (?:next|again)|next (?:open|opening)|reopen|re open|soonest|earliest");
  private static final Pattern UNTIL =
      Utterance.words(
          "until when|till when|how late|how long|(?:when|what time)\\b.*\\bclos(?:e|es|ing)|closing times?|open (?:until|till)");
  private static final Pattern WHEN =
      Utterance.words("when|what|how|until|till|hours|tell me|which");
  private static final Pattern CLOSED = Utterance.words("clos(?:e|ed)");
  private static final Pattern GO_ON =
      Pattern.compile(
          "(?:(?:and|so|but|what|how|about|on|for|this|next|the|then|also|in|at|or|is|are|it|you|well|maybe|same) ?)*");
  private static final Pattern TIME =
      Utterance.words(
          "(?:at|by|after|before|around|until|till)? ?(?:(\\d{1,2})(?::(\\d{2}))? ?(am|pm)|(noon|midnight))");

  Optional<Intent> intent(boolean afterHours) {
    boolean asksForHours = said.has(HOURS);
    if (asksForHours || aboutOpening()) {
      return Optional.of(days.none() ? withoutDay(asksForHours) : onDays());
    }
    boolean goesOn = !days.none() && GO_ON.matcher(withoutTime(days.rest())).matches();
    if (goesOn
        && (afterHours || !said.asks() || days.rest().matches("(?:what|how) about|and( on)?"))) {
      return Optional.of(new Intent.OpenOn(days.mentions(), time(), Asking.WHEN));
    }
    return Optional.empty();
  }

  private boolean aboutOpening() {
    if (said.has(BEING_THERE) && (!days.none() || said.has(NOW) || time().isPresent())) {
      return true;
    }
    boolean brief = said.length() <= 3;
    return said.has(OPENNESS) && (said.has(ABOUT_OPENING) || !days.none() || brief);
  }

  private Intent withoutDay(boolean asksForHours) {
    if (asksForHours) {
      return new Intent.Week();
    }
    if (said.has(NEXT)) {
      return new Intent.OpensNext();
    }
    if (said.has(UNTIL)) {
      return new Intent.UntilWhen();
    }
    var at = time();
    if (at.isPresent()) {
      return new Intent.OpenOn(List.of(), at, asking());
    }
    return said.has(NOW) || !said.has(WHEN) ? new Intent.OpenNow(asking()) : new Intent.Week();
  }

  private Intent onDays() {
    boolean justToday = days.mentions().size() == 1 && isToday(days.mentions().getFirst());
    if (justToday && said.has(NOW)) {
      return new Intent.OpenNow(asking());
    }
    if (justToday && said.has(UNTIL)) {
      return new Intent.UntilWhen();
    }
    return new Intent.OpenOn(days.mentions(), time(), asking());
  }

  private static boolean isToday(Mention mention) {
    return mention instanceof Mention.Dated dated && dated.spoken().equals("today");
  }

  private Asking asking() {
    if (said.has(WHEN)) {
      return Asking.WHEN;
    }
    return said.has(CLOSED) ? Asking.WHETHER_CLOSED : Asking.WHETHER_OPEN;
  }

  private static String withoutTime(String words) {
    return TIME.matcher(words).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  /** A time of day that leaves no doubt about morning or evening. */
  private Optional<LocalTime> time() {
    var match = TIME.matcher(said.plain());
    if (!match.find()) {
      return Optional.empty();
    }
    if (match.group(1) == null) {
      boolean noon = match.group(4).equals("noon");
      return Optional.of(noon ? LocalTime.NOON : LocalTime.MIDNIGHT);
    }
    int hour = Integer.parseInt(match.group(1));
    int minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (hour < 1 || hour > 12 || minute > 59) {
      return Optional.empty();
    }
    return Optional.of(LocalTime.of(hour % 12 + (match.group(3).equals("pm") ? 12 : 0), minute));
  }
}
