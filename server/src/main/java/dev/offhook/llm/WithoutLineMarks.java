package dev.offhook.llm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second step: what stands at the beginning of a line. Headings, list items and table rows lose
 * their marks and become sentences, numbered items keep their number ("1, "), rules vanish, code in
 * a named language is left out, other fenced text is text.
 */
final class WithoutLineMarks implements Characters {
  private static final int MOST_HELD = 64;
  private static final int LONGEST_LANGUAGE = 24;
  private static final int FENCE = 3;

  /** What a rule, a table's separator or an underline is made of; also how a bullet begins. */
  private static final Pattern RULE = Pattern.compile("[-*_=|:+ ]*");

  private static final Pattern UNDECIDED =
      Pattern.compile("#{1,6}|[•‣◦▪●] *|[-*+] +\\[[ xX]?]?|\\d{1,3}|\\d{1,3}[.)]|`{1,2}|~{1,2}");
  private static final Pattern HEADING = Pattern.compile("#{1,6} ");
  private static final Pattern BULLET =
      Pattern.compile("(?:[-*+–] +|[•‣◦▪●] *)(?:\\[[ xX]] ?)?(.*)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})[.)] ");
  private static final Pattern PROSE = Pattern.compile("|text|txt|plain|plaintext|markdown|md");

  private enum State {
    LINE_BEGIN,
    LINE,
    ROW,
    LANGUAGE,
    CODE
  }

  private final Characters next;
  private final StringBuilder held = new StringBuilder();
  private State state = State.LINE_BEGIN;
  private boolean firstLine = true;
  private boolean standsForItself;
  private boolean cellBefore;
  private boolean cellEnded;
  private int fence;

  WithoutLineMarks(Characters next) {
    this.next = next;
  }

  @Override
  public void take(int c) {
    if (c == '\r') {
      return;
    }
    switch (state) {
      case LINE_BEGIN -> lineBegin(c);
      case LINE -> line(c);
      case ROW -> row(c);
      case LANGUAGE -> language(c);
      case CODE -> code(c);
    }
  }

  @Override
  public void end() {
    if (state == State.LINE_BEGIN && (!onlyMarks() || held.toString().isBlank())) {
      next.takeAll(held);
    }
    if (standsForItself) {
      next.take(SENTENCE_END);
    }
    next.end();
  }

  private boolean onlyMarks() {
    return RULE.matcher(held).matches() || held.chars().allMatch(c -> "#`•‣◦▪● ".indexOf(c) >= 0);
  }

  private void line(int c) {
    if (c == '\n') {
      endLine();
    } else if (standsForItself && isTrailing(c) && held.length() < MOST_HELD) {
      held.appendCodePoint(c);
    } else {
      next.takeAll(held);
      held.setLength(0);
      standsForItself |= c == '|';
      next.take(c == '|' ? ',' : c);
    }
  }

  /** Blanks and closing marks of a heading, which would stand before its full stop. */
  private boolean isTrailing(int c) {
    return c == ' ' || (c == '#' && !held.isEmpty());
  }

  private void endLine() {
    next.take(standsForItself ? SENTENCE_END : LINE_END);
    beginLine();
  }

  private void beginLine() {
    standsForItself = false;
    firstLine = false;
    state = State.LINE_BEGIN;
    held.setLength(0);
  }

  private void lineBegin(int c) {
    if (c == '\n') {
      lineOfMarks();
      return;
    }
    held.appendCodePoint(c);
    var text = held.toString().stripLeading();
    if (text.isEmpty()) {
      held.setLength(Math.min(held.length(), MOST_HELD));
    } else if (RULE.matcher(text).matches()) {
      // nothing but a rule is that long, and of a rule nothing is spoken
      held.setLength(Math.min(held.length(), MOST_HELD));
    } else if (!UNDECIDED.matcher(text).matches()) {
      decide(text);
    }
  }

  /** A line without words: blank, a rule, or what only looked like the beginning of something. */
  private void lineOfMarks() {
    var text = held.toString().strip();
    if (text.isEmpty() || onlyMarks()) {
      next.take(SENTENCE_END);
      beginLine();
    } else {
      becomeLine(held.toString());
      endLine();
    }
  }

  private void decide(String text) {
    Matcher item = BULLET.matcher(text);
    Matcher number = NUMBER.matcher(text);
    if (HEADING.matcher(text).matches()) {
      becomeSentence("");
    } else if (text.startsWith(">")) {
      firstLine = false;
      held.setLength(0);
    } else if (text.startsWith("```") || text.startsWith("~~~")) {
      fence = text.charAt(0);
      state = State.LANGUAGE;
      held.setLength(0);
    } else if (number.matches()) {
      becomeSentence(number.group(1) + ", ");
    } else if (item.matches()) {
      becomeSentence(item.group(1));
    } else if (text.startsWith("|")) {
      becomeRow(text);
    } else {
      becomeLine(firstLine ? held.toString() : text);
    }
  }

  private void becomeLine(String text) {
    state = State.LINE;
    held.setLength(0);
    takeAll(text);
  }

  private void becomeSentence(String text) {
    next.take(SENTENCE_END);
    standsForItself = true;
    becomeLine(text);
  }

  private void becomeRow(String text) {
    next.take(SENTENCE_END);
    standsForItself = true;
    state = State.ROW;
    cellBefore = false;
    cellEnded = false;
    held.setLength(0);
    takeAll(text);
  }

  /** Cells are told apart by commas; the blanks that line them up are not spoken. */
  private void row(int c) {
    if (c == '\n') {
      endLine();
    } else if (c == '|') {
      cellEnded = true;
      held.setLength(0);
    } else if (c == ' ' || c == '\t') {
      if (!cellEnded && held.isEmpty()) {
        held.append(' ');
      }
    } else {
      next.takeAll(cellEnded && cellBefore ? ", " : held);
      held.setLength(0);
      cellEnded = false;
      cellBefore = true;
      next.take(c);
    }
  }

  /** The rest of a fence's first line; a longer one was no fence but words between marks. */
  private void language(int c) {
    if (c == '\n') {
      boolean prose = PROSE.matcher(held.toString().strip()).matches();
      beginLine();
      state = prose ? State.LINE_BEGIN : State.CODE;
    } else if (c == '`' || held.length() >= LONGEST_LANGUAGE) {
      var words = held.toString();
      becomeLine(words);
      take(c);
    } else if (c != fence) {
      held.appendCodePoint(c);
    }
  }

  /** Only as much of a line is kept as it takes to see whether it closes the fence. */
  private void code(int c) {
    if (c == '\n') {
      boolean closes = closesFence(held.toString().strip());
      beginLine();
      state = closes ? State.LINE_BEGIN : State.CODE;
    } else if (held.length() < MOST_HELD) {
      held.appendCodePoint(c);
    }
  }

  private boolean closesFence(String line) {
    return line.length() >= FENCE && line.chars().allMatch(c -> c == fence);
  }
}
