package dev.offhook.llm;

import java.util.regex.Pattern;

/**
 * The third step: marks inside a line. Emphasis, code marks and brackets go, links and pictures
 * become their text, citations go; a star between numbers is "times", a tilde before one "about",
 * an underscore inside a name stays.
 */
final class WithoutInlineMarks implements Characters {
  private static final int MOST_HELD = 64;
  private static final Pattern TARGET =
      Pattern.compile("\\((?:<.*|#.*|/.*|mailto:.*|tel:.*|.*://.*|[^(]*\\.[^(]*)");

  /** Bracketed words that open or close a turn in some chat templates. */
  private static final Pattern TURN_BEGUN = Pattern.compile("\\[(?:/?|/?I|/?IN|/?INS|/?INST)");

  private static final Pattern NOTE = Pattern.compile("\\[\\d{1,3}]");
  private static final String TURN = "INST]";

  private enum State {
    TEXT,
    RUN,
    LONE_STAR,
    BANG,
    ESCAPE,
    BRACKET,
    CITATION,
    BRACKET_CLOSED,
    TARGET,
    TITLE
  }

  private final Characters next;
  private final StringBuilder held = new StringBuilder();
  private State state = State.TEXT;
  private int last = ' ';
  private int mark;
  private int marks;
  private int closing;
  private int depth;
  private boolean numberBefore;

  WithoutInlineMarks(Characters next) {
    this.next = next;
  }

  @Override
  public void take(int c) {
    switch (state) {
      case TEXT -> text(c);
      case RUN -> run(c);
      case LONE_STAR -> loneStar(c);
      case BANG -> bang(c);
      case ESCAPE -> escape(c);
      case BRACKET -> bracket(c);
      case CITATION -> citation(c);
      case BRACKET_CLOSED -> bracketClosed(c);
      case TARGET -> target(c);
      case TITLE -> title(c);
    }
  }

  @Override
  public void end() {
    take(LINE_END);
    next.end();
  }

  private void text(int c) {
    switch (c) {
      case '*', '_', '~' -> {
        state = State.RUN;
        mark = c;
        marks = 1;
      }
      case '`' -> {}
      case '!' -> state = State.BANG;
      case '\\' -> state = State.ESCAPE;
      case '[' -> hold(State.BRACKET, c);
      case '【' -> {
        hold(State.CITATION, c);
        closing = '】';
      }
      case ']' -> state = State.BRACKET_CLOSED;
      default -> give(c);
    }
  }

  private void give(int c) {
    if (!Character.isWhitespace(c)) {
      numberBefore = Character.isDigit(c);
    }
    last = c;
    next.take(c);
  }

  private void giveAll(String text) {
    text.codePoints().forEach(this::give);
  }

  private void hold(State as, int c) {
    state = as;
    held.setLength(0);
    held.appendCodePoint(c);
  }

  /** It was not markup: gives what was held, then judges {@code c}. */
  private void release(int c) {
    state = State.TEXT;
    var text = held.toString();
    held.setLength(0);
    giveAll(text);
    text(c);
  }

  private void drop(int c) {
    state = State.TEXT;
    held.setLength(0);
    text(c);
  }

  private void run(int c) {
    if (c == mark) {
      marks++;
      return;
    }
    boolean betweenNumbers = Character.isDigit(last) && Character.isDigit(c);
    state = State.TEXT;
    switch (mark) {
      case '*' -> {
        if (marks == 1 && last == ' ' && c == ' ' && numberBefore) {
          state = State.LONE_STAR;
          return;
        }
        giveAll(betweenNumbers && marks <= 2 ? marks == 1 ? " times " : " to the power of " : "");
      }
      case '_' -> {
        boolean inName = Character.isLetterOrDigit(last) && Character.isLetterOrDigit(c);
        giveAll(inName ? "_".repeat(Math.min(marks, MOST_HELD)) : "");
      }
      default -> tilde(c, betweenNumbers);
    }
    text(c);
  }

  private void tilde(int c, boolean betweenNumbers) {
    boolean amount = Character.isDigit(c) || Character.getType(c) == Character.CURRENCY_SYMBOL;
    if (marks > 1) {
      return;
    }
    if (betweenNumbers) {
      giveAll(" to ");
    } else if (amount) {
      giveAll("about ");
    } else if (c == '/') {
      give('~');
    }
  }

  /** Of {@code 5 * 3} the star and a blank were taken. */
  private void loneStar(int c) {
    state = State.TEXT;
    if (Character.isDigit(c)) {
      giveAll("times ");
    }
    text(c);
  }

  private void bang(int c) {
    state = State.TEXT;
    if (c != '[') {
      give('!');
    }
    text(c);
  }

  private void escape(int c) {
    state = State.TEXT;
    boolean unspoken = c == '*' || c == '`';
    boolean escaped = c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    if (unspoken) {
      text(c);
    } else if (escaped) {
      give(c);
    } else {
      give('\\');
      text(c);
    }
  }

  /** Brackets are not spoken, their words are; unless they are a footnote or a turn's marker. */
  private void bracket(int c) {
    if (c < 0) {
      held.deleteCharAt(0);
      release(c);
      return;
    }
    held.appendCodePoint(c);
    var text = held.toString();
    if (text.equals("[^")) {
      state = State.CITATION;
      closing = ']';
    } else if (text.endsWith(TURN) || isNote(text)) {
      state = State.TEXT;
      held.setLength(0);
    } else if (!TURN_BEGUN.matcher(text).matches() && !isNote(text + "]")) {
      state = State.TEXT;
      held.setLength(0);
      text.substring(1).codePoints().forEach(this::take);
    }
  }

  /** A number right behind a word points to a source; one on its own may be a choice. */
  private boolean isNote(String text) {
    boolean attached = last > 0 && !Character.isWhitespace(last) && last != '(';
    return attached && NOTE.matcher(text).matches();
  }

  private void citation(int c) {
    if (c == closing) {
      state = State.TEXT;
      held.setLength(0);
    } else if (c < 0 || held.length() >= MOST_HELD) {
      release(c);
    } else {
      held.appendCodePoint(c);
    }
  }

  private void bracketClosed(int c) {
    if (c == '(') {
      hold(State.TARGET, c);
      depth = 1;
    } else if (c == '[') {
      hold(State.CITATION, c);
      closing = ']';
    } else {
      drop(c);
    }
  }

  /** Where a link leads; a blank in it shows that it was words in parentheses, or a title. */
  private void target(int c) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0) {
      state = State.TEXT;
      held.setLength(0);
    } else if (c >= 0 && !Character.isWhitespace(c)) {
      if (held.length() < MOST_HELD) {
        held.appendCodePoint(c);
      }
    } else if (c >= 0 && TARGET.matcher(held).matches()) {
      state = State.TITLE;
    } else {
      release(c);
    }
  }

  private void title(int c) {
    if (c == ')') {
      state = State.TEXT;
      held.setLength(0);
    } else if (c < 0) {
      drop(c);
    }
  }
}
