package dev.offhook.llm;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The fourth step: addresses of the web. Of {@code https://www.example.com/a?b=c} "example dot com"
 * is spoken, of one without a speakable domain "the link".
 */
final class SpokenUrls implements Characters {
  private static final List<String> BEGINNINGS = List.of("http://", "https://", "www.", "mailto:");
  private static final int LONGEST_HOST = 64;
  private static final int LONGEST_SPOKEN = 40;
  private static final int LONGEST_TAIL = 16;
  private static final String AFTER = ".,;:!?)]}'\"";
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}");
  private static final Pattern AROUND = Pattern.compile("^.*@|:\\d*$");

  private enum State {
    TEXT,
    BEGINNING,
    HOST,
    PATH
  }

  private final Characters next;
  private final StringBuilder held = new StringBuilder();
  private State state = State.TEXT;
  private boolean inWord;

  SpokenUrls(Characters next) {
    this.next = next;
  }

  @Override
  public void take(int c) {
    switch (state) {
      case TEXT -> text(c);
      case BEGINNING -> beginning(c);
      case HOST -> host(c);
      case PATH -> path(c);
    }
  }

  @Override
  public void end() {
    switch (state) {
      case TEXT -> {}
      case BEGINNING, PATH -> next.takeAll(held);
      case HOST -> speak();
    }
    next.end();
  }

  private void text(int c) {
    if (!inWord && c > 0 && begins(Character.toString(c))) {
      state = State.BEGINNING;
      held.setLength(0);
      held.appendCodePoint(c);
      return;
    }
    inWord = c > 0 && Character.isLetterOrDigit(c);
    next.take(c);
  }

  private static boolean begins(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return BEGINNINGS.stream().anyMatch(beginning -> beginning.startsWith(lower));
  }

  private void beginning(int c) {
    var text = c > 0 ? held + Character.toString(c) : "";
    if (text.isEmpty() || !begins(text)) {
      release();
      inWord = true;
      text(c);
      return;
    }
    held.appendCodePoint(c);
    var lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("mailto:")) {
      held.setLength(0);
      state = State.TEXT;
    } else if (BEGINNINGS.contains(lower)) {
      state = State.HOST;
    }
  }

  private void release() {
    state = State.TEXT;
    var text = held.toString();
    held.setLength(0);
    next.takeAll(text);
  }

  private void host(int c) {
    boolean part = c > 0 && c < 128 && (Character.isLetterOrDigit(c) || ".-:@_%".indexOf(c) >= 0);
    if (part && held.length() < LONGEST_HOST) {
      held.appendCodePoint(c);
      return;
    }
    speak();
    state = State.PATH;
    path(c);
  }

  /** Speaks the domain; what followed it as punctuation is held for the path's end. */
  private void speak() {
    var written = held.toString();
    var host = written.replaceFirst("^[hH][tT][tT][pP][sS]?://", "");
    var bare = host.replaceFirst("[.:-]+$", "");
    var tail = host.substring(bare.length());
    var domain = AROUND.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    domain = domain.replaceFirst("^www\\.", "");
    held.setLength(0);
    held.append(tail);
    if (domain.equals("www")) {
      next.takeAll(bare);
    } else if (DOMAIN.matcher(domain).matches() && domain.length() <= LONGEST_SPOKEN) {
      next.takeAll(domain.replace(".", " dot "));
    } else {
      next.takeAll("the link");
    }
  }

  private void path(int c) {
    boolean ends = c < 0 || Character.isWhitespace(c) || "<>|`\"".indexOf(c) >= 0;
    if (!ends) {
      boolean after = AFTER.indexOf(c) >= 0;
      if (after && held.length() < LONGEST_TAIL) {
        held.appendCodePoint(c);
      } else if (!after) {
        held.setLength(0);
      }
      return;
    }
    release();
    inWord = false;
    if (c != '>') {
      text(c);
    }
  }
}
