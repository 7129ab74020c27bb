package dev.offhook;

import static dev.offhook.RandomCallRecord.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a caller has heard, and what is queued to be heard, followed event by event; and all that a
 * server can believe of it. Where words are reported as they are played that is one thing. Where
 * not, an interruption tells only the last words: they may stand in several places.
 */
final class RandomCallEar {
  private final List<String> heard = new ArrayList<>();
  private final StringBuilder taken = new StringBuilder();
  private Set<List<String>> believed = Set.of(List.of());
  private List<String> thrownAway = List.of();
  private boolean talkOver = true;
  private int talk;
  private int sounded;

  /** The carrier took words to play; {@code last} when the next ones are another talk's. */
  void take(String token, boolean last) {
    if (!token.isEmpty() && talkOver) {
      talk = words(taken.toString()).size();
    }
    talkOver = last || (talkOver && token.isEmpty());
    taken.append(token).append(last ? " " : "");
  }

  /** Whether the next words are another talk's. */
  boolean talkOver() {
    return talkOver;
  }

  /** Whether all that was taken has sounded. */
  boolean silent() {
    return sounded >= words(taken.toString()).size();
  }

  /** The next of the words taken have sounded. */
  void hear(String words) {
    heard.addAll(words(words));
    sounded += words(words).size();
  }

  /** What was still to be heard is thrown away, and it is known where. */
  void cut() {
    var all = words(taken.toString());
    var whole = insideANumber(sounded) ? sounded - 1 : sounded;
    if (whole < sounded) {
      heard.removeLast();
    }
    thrownAway = List.copyOf(all.subList(Math.max(whole, talk), all.size()));
    end(sounded, sounded, _ -> true);
  }

  /** The same, and all that is known is what the last words were. */
  void cutAfter(String fragment) {
    var last = words(folded(fragment));
    end(0, words(taken.toString()).size(), all -> endsWith(all, last));
  }

  /** The same, and nothing is known. */
  void lose() {
    end(0, words(taken.toString()).size(), _ -> true);
  }

  /** The voice ended somewhere between two words of those taken, at a place that fits. */
  private void end(int first, int last, Predicate<List<String>> fits) {
    var all = words(taken.toString());
    var more = new HashSet<List<String>>();
    for (var place = first; place <= last; place++) {
      var whole = insideANumber(place) ? place - 1 : place;
      for (var before : believed) {
        if (fits.test(joined(before, all.subList(0, place)))) {
          more.add(joined(before, all.subList(0, whole)));
        }
      }
    }
    believed = Set.copyOf(more);
    taken.setLength(0);
    talk = 0;
    sounded = 0;
  }

  private static boolean endsWith(List<String> all, List<String> last) {
    var from = all.size() - last.size();
    return from >= 0
        && all.subList(from, all.size()).stream().map(RandomCallEar::folded).toList().equals(last);
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A voice cuts "1,250" in two; of a number of which the first part sounded nothing was heard. */
  private boolean insideANumber(int words) {
    var at = 0;
    for (var word = 0; word < words; word++) {
      at = skip(skip(at, false), true);
    }
    return words > 0
        && at + 1 < taken.length()
        && ",.".indexOf(taken.charAt(at)) >= 0
        && Character.isDigit(taken.charAt(at + 1));
  }

  private int skip(int from, boolean word) {
    var at = from;
    while (at < taken.length() && word != words(taken.substring(at, at + 1)).isEmpty()) {
      at++;
    }
    return at;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  /** What was cut off last of the latest talk, where that is known; earlier ones are not owed. */
  List<String> thrownAway() {
    return thrownAway;
  }

  /** Every word heard, as far as anybody could report it. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** What may be taken for heard, or sure to be heard if nobody cuts in. */
  Set<String> heardAndQueued() {
    var all = new HashSet<String>();
    var now = words(taken.toString());
    believed.forEach(before -> all.add(String.join(" ", joined(before, now))));
    return all;
  }
}
