package dev.offhook.llm;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first step: HTML and SSML tags, entities, chat-template markers, and blocks that are not
 * meant for the caller at all (thoughts, tool calls, scripts).
 */
final class WithoutTags implements Characters {
  private static final int MOST_HELD = 64;
  private static final int LONGEST_ENTITY = 9;
  private static final Pattern TAG =
      Pattern.compile("</?([a-z][a-z0-9:_-]*)(=[^<>]*|\\s[^<>]*)?/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKER = Pattern.compile("<[|｜].*>");
  private static final Pattern ATTRIBUTES = Pattern.compile("<[a-z]\\w*\\s+[\\w:-]+\\s*=.*");
  private static final Pattern MAIL = Pattern.compile("<[^\\s@<>]+@[^\\s@<>]+>");

  private static final Set<String> SILENT =
      Set.of(
          "think",
          "thinking",
          "thought",
          "thoughts",
          "reasoning",
          "reflection",
          "scratchpad",
          "tool_call",
          "tool_calls",
          "tool_response",
          "function_call",
          "function_calls",
          "function",
          "invoke",
          "script",
          "style",
          "svg");
  private static final Set<String> LINES =
      Set.of("br", "p", "div", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> ROLES =
      Set.of("assistant", "user", "system", "model", "tool", "developer");

  private enum State {
    TEXT,
    TAG,
    LONG_TAG,
    ENTITY,
    SILENCE,
    ROLE
  }

  private final Characters next;
  private final StringBuilder held = new StringBuilder();
  private State state = State.TEXT;
  private String silentUntil = "";
  private boolean bracketedAddress;

  WithoutTags(Characters next) {
    this.next = next;
  }

  @Override
  public void take(int c) {
    switch (state) {
      case TEXT -> text(c);
      case TAG -> tag(c);
      case LONG_TAG -> state = c == '>' || c == '\n' ? State.TEXT : State.LONG_TAG;
      case ENTITY -> entity(c);
      case SILENCE -> silence(c);
      case ROLE -> role(c);
    }
  }

  @Override
  public void end() {
    if (state != State.SILENCE) {
      roleOrRelease();
    }
    next.end();
  }

  private void text(int c) {
    if (c == '<' || c == '&') {
      hold(c == '<' ? State.TAG : State.ENTITY, c);
      return;
    }
    if (bracketedAddress && (c == '>' || Character.isWhitespace(c))) {
      bracketedAddress = false;
      if (c == '>') {
        return;
      }
    }
    next.take(c);
  }

  private void hold(State as, int c) {
    state = as;
    held.setLength(0);
    held.appendCodePoint(c);
  }

  private void release() {
    state = State.TEXT;
    var text = held.toString();
    held.setLength(0);
    next.takeAll(text);
  }

  private void tag(int c) {
    if (c == '<' || c == '\n') {
      release();
      take(c);
      return;
    }
    held.appendCodePoint(c);
    if (c == '>') {
      wholeTag(held.toString());
    } else if (held.length() == 1 + Character.charCount(c) && !beginsTag(c)) {
      var second = held.substring(1);
      held.setLength(1);
      release();
      takeAll(second);
    } else if (isAddress()) {
      bracketedAddress = true;
      held.deleteCharAt(0);
      release();
    } else if (held.toString().equals("<!--")) {
      silentUntil("-->");
    } else if (held.length() >= MOST_HELD) {
      tooLong();
    }
  }

  private static boolean beginsTag(int c) {
    return c == '/' || c == '!' || c == '|' || c == '｜' || (c < 128 && Character.isLetter(c));
  }

  private boolean isAddress() {
    var text = held.toString().toLowerCase(Locale.ROOT);
    return text.equals("<http://") || text.equals("<https://") || text.equals("<mailto:");
  }

  private void tooLong() {
    if (ATTRIBUTES.matcher(held).matches()) {
      held.setLength(0);
      state = State.LONG_TAG;
    } else {
      release();
    }
  }

  private void wholeTag(String tag) {
    var shape = TAG.matcher(tag);
    if (MARKER.matcher(tag).matches()) {
      held.setLength(0);
      state = tag.contains("start") ? State.ROLE : State.TEXT;
    } else if (MAIL.matcher(tag).matches()) {
      held.deleteCharAt(held.length() - 1).deleteCharAt(0);
      release();
    } else if (!shape.matches()) {
      release();
    } else {
      named(shape.group(1).toLowerCase(Locale.ROOT), tag.charAt(1) == '/', tag.endsWith("/>"));
    }
  }

  private void named(String name, boolean closing, boolean empty) {
    held.setLength(0);
    state = State.TEXT;
    if (SILENT.contains(name) && !closing && !empty) {
      silentUntil("</" + name + ">");
    } else if (name.equals("start_of_turn")) {
      state = State.ROLE;
    } else if (name.equals("li") && !closing) {
      next.takeAll("\n- ");
    } else if (LINES.contains(name)) {
      next.take('\n');
    }
  }

  private void silentUntil(String end) {
    held.setLength(0);
    state = State.SILENCE;
    silentUntil = end;
  }

  private void silence(int c) {
    held.appendCodePoint(Character.toLowerCase(c));
    int tooMany = held.length() - silentUntil.length();
    if (tooMany > 0) {
      held.delete(0, tooMany);
    }
    if (held.toString().equals(silentUntil)) {
      held.setLength(0);
      state = State.TEXT;
    }
  }

  /** After the marker of a turn comes the name of whose turn it is. */
  private void role(int c) {
    if (c < 128 && Character.isLetter(c) && held.length() < MOST_HELD) {
      held.appendCodePoint(c);
      return;
    }
    roleOrRelease();
    take(c);
  }

  private void roleOrRelease() {
    if (state == State.ROLE && ROLES.contains(held.toString())) {
      held.setLength(0);
    }
    release();
  }

  private void entity(int c) {
    held.appendCodePoint(c);
    if (c == ';') {
      var character = Entities.character(held.substring(1, held.length() - 1));
      if (character.isPresent()) {
        held.setLength(0);
        state = State.TEXT;
        next.take(character.getAsInt());
      } else {
        release();
      }
    } else if (!(c < 128 && Character.isLetterOrDigit(c)) && c != '#') {
      held.setLength(held.length() - Character.charCount(c));
      release();
      take(c);
    } else if (held.length() > LONGEST_ENTITY) {
      release();
    }
  }
}
