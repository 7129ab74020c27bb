package dev.offhook.turn;

import dev.offhook.turn.InterjectionPhrases.Section;
import java.util.List;

/** What a caller said, read with the phrases of the language it was said in. */
record Utterance(Normalised words, InterjectionPhrases phrases) {
  int size() {
    return words.size();
  }

  int longest(Section section, int from) {
    return longest(List.of(section), from);
  }

  int longest(List<Section> any, int from) {
    return phrases.longest(any, words, from);
  }

  /** The first word from here on that begins no phrase of these. */
  int skip(List<Section> any, int from) {
    var at = from;
    var phrase = longest(any, at);
    while (phrase > 0) {
      at += phrase;
      phrase = longest(any, at);
    }
    return at;
  }

  /** Whether it is made of such phrases alone, one of them of the needed kind. */
  boolean only(List<Section> any, List<Section> needed) {
    var met = false;
    var at = 0;
    while (at < size()) {
      var phrase = longest(any, at);
      if (phrase == 0) {
        return false;
      }
      met |= longest(needed, at) == phrase;
      at += phrase;
    }
    return met;
  }

  /** How many words belong to no phrase of these, counted up to so many. */
  int wordsBeside(List<Section> any, int enough) {
    var beside = 0;
    for (var at = 0; at < size() && beside < enough; ) {
      var phrase = longest(any, at);
      beside += phrase == 0 ? 1 : 0;
      at += Math.max(1, phrase);
    }
    return beside;
  }
}
