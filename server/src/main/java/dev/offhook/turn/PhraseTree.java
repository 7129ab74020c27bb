package dev.offhook.turn;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of phrases, looked up word by word: one step a word, however long the list is. */
final class PhraseTree {
  private final Map<String, PhraseTree> next = new HashMap<>();
  private boolean ends;

  private PhraseTree() {}

  static PhraseTree of(Collection<String> phrases) {
    var root = new PhraseTree();
    for (var phrase : phrases) {
      root.add(Normalised.of(phrase).words());
    }
    return root;
  }

  private void add(List<String> words) {
    var node = this;
    for (var word : words) {
      node = node.next.computeIfAbsent(word, _ -> new PhraseTree());
    }
    node.ends = node != this;
  }

  /** How many words the longest phrase takes that begins at a word; 0 when none does. */
  int longest(Normalised said, int from) {
    var longest = 0;
    var node = this;
    for (var at = from; at < said.size(); at++) {
      var following = node.next.get(said.words().get(at));
      if (following == null) {
        return longest;
      }
      node = following;
      longest = node.ends ? at + 1 - from : longest;
    }
    return longest;
  }
}
