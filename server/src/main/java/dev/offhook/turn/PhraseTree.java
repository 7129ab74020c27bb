package dev.offhook.turn;

import dev.offhook.turn.InterjectionPhrases.Section;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lists of phrases, looked up word by word: one step a word, however long the lists are and however
 * many are meant.
 */
final class PhraseTree {
  private final Map<String, PhraseTree> next = new HashMap<>();
  private final Set<Section> ends = EnumSet.noneOf(Section.class);

  PhraseTree() {}

  void add(Section section, Collection<String> phrases) {
    for (var phrase : phrases) {
      var words = Normalised.of(phrase).words();
      if (!words.isEmpty()) {
        end(words).ends.add(section);
      }
    }
  }

  private PhraseTree end(List<String> words) {
    var node = this;
    for (var word : words) {
      node = node.next.computeIfAbsent(word, _ -> new PhraseTree());
    }
    return node;
  }

  /** How many words the longest phrase of these takes that begins at a word; 0 when none does. */
  int longest(Collection<Section> any, Normalised said, int from) {
    var longest = 0;
    var node = this;
    for (var at = from; at < said.size(); at++) {
      var following = node.next.get(said.words().get(at));
      if (following == null) {
        return longest;
      }
      node = following;
      longest = Collections.disjoint(node.ends, any) ? longest : at + 1 - from;
    }
    return longest;
  }
}
