package dev.offhook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a random caller says. Whatever carries something has a word in it that is said once in a
 * call, by which it is found again; nods, noises and bare stop phrases have none.
 */
final class RandomSayings {
  /** Words that mean nothing to any list of phrases. */
  private static final List<String> TELLING =
      List.of(
          "marigold",
          "walnut",
          "lantern",
          "pelican",
          "tulip",
          "saffron",
          "copper",
          "badger",
          "violin",
          "harbor",
          "cinnamon",
          "falcon",
          "juniper",
          "marble",
          "otter",
          "pepper",
          "quartz",
          "raven",
          "sparrow",
          "thimble",
          "velvet",
          "willow",
          "zeppelin",
          "almond",
          "beetle",
          "cactus",
          "dolphin",
          "ember",
          "fennel",
          "gondola");

  private static final List<String> NODS =
      List.of("uh-huh", "okay", "mm-hmm", "yeah right", "I see", "um");
  private static final List<String> STOPS =
      List.of("stop", "please stop", "hold on", "that's enough");

  private final Random random;
  private final List<String> unsaid;

  RandomSayings(Random random) {
    this.random = random;
    this.unsaid = new ArrayList<>(TELLING);
    Collections.shuffle(unsaid, random);
  }

  /** Whether this word of a caller is one that must reach the model. */
  static boolean telling(String word) {
    return TELLING.contains(word);
  }

  /** Whether nobody can mind that the assistant goes on after these words. */
  static boolean nod(String words) {
    return words.isBlank() || NODS.contains(words);
  }

  /** Anything; a new turn more often than not. */
  String any() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> question();
      case 2 -> "I would like to order some %s for friday".formatted(next());
      case 3 -> "The %s and the %s were 20 dollars too much".formatted(next(), next());
      case 4 -> "wait, what about the %s?".formatted(next());
      case 5, 6 -> NODS.get(random.nextInt(NODS.size()));
      case 7 -> STOPS.get(random.nextInt(STOPS.size()));
      default -> next();
    };
  }

  /** A question, which is a turn whenever it is asked. */
  String question() {
    return "What about the %s?".formatted(next());
  }

  /** The beginning of something longer. */
  String beginning() {
    return "I want to ask about the %s".formatted(next());
  }

  /** More of it. */
  String end() {
    return "and the %s".formatted(next());
  }

  private String next() {
    return unsaid.removeLast();
  }
}
