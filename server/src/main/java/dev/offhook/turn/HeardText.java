package dev.offhook.turn;

import java.time.Duration;
import java.util.Optional;

/** TEMP until branch turn lands. */
public record HeardText(String sent, int heard) {
  public static final HeardText EMPTY = new HeardText("", 0);

  public HeardText say(String t) {
    return new HeardText(sent + t, heard);
  }

  public HeardText played(String c) {
    int i = sent.indexOf(c.strip(), heard);
    return i < 0 ? this : new HeardText(sent, i + c.strip().length());
  }

  public HeardText interrupted(String u, Optional<Duration> into) {
    return u.isBlank() || sent.substring(0, heard).endsWith(u.strip()) ? this : played(u);
  }

  public String sentWords() {
    return sent.strip();
  }

  public String heardWords() {
    return sent.substring(0, heard).strip();
  }

  public String unheardWords() {
    return sent.substring(heard).strip();
  }

  public boolean complete() {
    return unheardWords().isEmpty();
  }

  public boolean empty() {
    return sent.isEmpty();
  }
}
