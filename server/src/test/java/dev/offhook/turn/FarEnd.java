package dev.offhook.turn;

import dev.offhook.turn.Signal.AssistantSounding;
import dev.offhook.turn.Signal.Interrupted;
import dev.offhook.turn.Signal.Played;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The far end of a line, as small as it can be: one queue of clauses, a voice that speaks them one
 * after the other, reports of each clause played, and of the words an interruption left.
 *
 * <p>A word is heard when its last letter has sounded.
 */
final class FarEnd {
  private static final int PER_CHARACTER = 45;
  private static final int ONSET = 300;

  /** Of silence between words that were cut by others of ours and those. */
  private static final int GAP = 2000;

  /** A stretch of words that is reported as one. */
  private record Clause(String words, boolean filler, boolean firm) {
    long length() {
      return (long) words.length() * PER_CHARACTER;
    }
  }

  private final List<String> heard = new ArrayList<>();
  private final List<Clause> queue = new ArrayList<>();
  private final StringBuilder unspoken = new StringBuilder();
  private long began = -1;
  private long free;
  private boolean firm;
  private boolean talking;
  private final boolean ourWordsCut;

  FarEnd(boolean ourWordsCut) {
    this.ourWordsCut = ourWordsCut;
  }

  /** Words that nobody may cut, as a whole. */
  void sayFirmly(String words, long now) {
    firm = true;
    say(words, now);
    firm = false;
  }

  void say(String words, long now) {
    preempt(now);
    for (var at = 0; at < words.length(); at++) {
      unspoken.append(words.charAt(at));
      if (".,!?".indexOf(words.charAt(at)) >= 0) {
        close(now);
      }
    }
  }

  /** Words the next ones cut. */
  void bridge(String words, long now) {
    preempt(now);
    queue.add(new Clause(words, true, false));
    start(now);
  }

  private void preempt(long now) {
    if (ourWordsCut && !talking) {
      cut(now);
    }
    var first = !queue.isEmpty() && queue.getFirst().filler();
    if (queue.removeIf(Clause::filler) && first) {
      began = -1;
      start(now);
    }
    talking = true;
  }

  /** Words of ours cut all that is not firm; a fragment of it is reported, later. */
  List<Signal> hush(long now) {
    talking = false;
    return cut(now);
  }

  private List<Signal> cut(long now) {
    if (queue.isEmpty() || queue.getFirst().firm()) {
      queue.removeIf(clause -> !clause.firm());
      return List.of();
    }
    var reports = fragment(now);
    if (began <= now) {
      free = now + GAP;
    }
    throwAway();
    return reports;
  }

  void finish(long now) {
    talking = false;
    close(now);
  }

  private void close(long now) {
    if (!unspoken.toString().isBlank()) {
      queue.add(new Clause(unspoken.toString(), false, firm));
      start(now);
    }
    unspoken.setLength(0);
  }

  private void start(long now) {
    if (began < 0 && !queue.isEmpty()) {
      began = Math.max(now + ONSET, free);
    }
  }

  /** Whether words are sounding that nothing may be put on top of. */
  boolean soundsWords() {
    return queue.stream().anyMatch(clause -> !clause.filler());
  }

  /** When something will be reported by itself; far away when nothing will. */
  long nextReport() {
    return queue.isEmpty() ? Long.MAX_VALUE : began + queue.getFirst().length();
  }

  /** The clause that ends now. */
  List<Signal> report() {
    var clause = queue.removeFirst();
    began += clause.length();
    hear(clause, clause.words());
    var reports = new ArrayList<Signal>();
    reports.add(new Played(clause.words()));
    if (queue.isEmpty()) {
      began = -1;
      reports.add(new AssistantSounding(false));
    }
    return reports;
  }

  /** The caller cuts the voice; everything queued is gone. */
  List<Signal> interrupt(long now) {
    if (queue.isEmpty() || queue.getFirst().firm()) {
      return List.of();
    }
    var into = Math.max(0, now - began);
    var reports = fragment(now);
    throwAway();
    var words = reports.isEmpty() ? "" : ((Played) reports.getFirst()).words();
    reports.add(new Interrupted(words, Optional.of(Duration.ofMillis(into))));
    reports.add(new AssistantSounding(false));
    return reports;
  }

  /** What was heard of the clause that sounds, and its report. */
  private List<Signal> fragment(long now) {
    var clause = queue.getFirst();
    var into = Math.max(0, now - began);
    var sounded = (int) Math.min(clause.words().length(), into / PER_CHARACTER);
    var fragment = clause.words().substring(0, wordEnd(clause.words(), sounded));
    hear(clause, fragment);
    var reports = new ArrayList<Signal>();
    if (!fragment.isBlank()) {
      reports.add(new Played(fragment));
    }
    return reports;
  }

  private void throwAway() {
    queue.clear();
    unspoken.setLength(0);
    began = -1;
  }

  private void hear(Clause clause, String words) {
    if (!clause.filler()) {
      heard.addAll(words(words));
    }
  }

  private static int wordEnd(String text, int place) {
    var at = place;
    while (at > 0 && at < text.length() && inWord(text.charAt(at))) {
      at--;
    }
    return at;
  }

  private static boolean inWord(char letter) {
    return Character.isLetterOrDigit(letter) || letter == '\'';
  }

  /** Every word that sounded, in order; fillers are not of them. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** The words of a text, without what punctuates them. */
  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("[^\\w']+"));
  }
}
