package dev.offhook.bench.store;

import java.util.Arrays;
import java.util.Random;

/**
 * Words as frequent as words are: the n-th most frequent comes up about 1/n as often as the first
 * (Zipf). Made up, and the same for the same seed.
 */
final class Vocabulary {
  private static final int SIZE = 20_000;
  private static final String[] BEGINNINGS = {
    "b", "br", "d", "f", "g", "gr", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v"
  };
  private static final String[] ENDINGS = {"a", "e", "i", "o", "u", "an", "el", "is", "or", "un"};

  private final String[] words = new String[SIZE];
  private final double[] upTo = new double[SIZE];

  Vocabulary() {
    var sum = 0.0;
    for (var rank = 0; rank < SIZE; rank++) {
      words[rank] = spelled(rank);
      sum += 1.0 / (rank + 1);
      upTo[rank] = sum;
    }
  }

  private static String spelled(int rank) {
    var word = new StringBuilder();
    var rest = rank;
    do {
      word.append(BEGINNINGS[rest % BEGINNINGS.length]);
      rest /= BEGINNINGS.length;
      word.append(ENDINGS[rest % ENDINGS.length]);
      rest /= ENDINGS.length;
    } while (rest > 0);
    return word.toString();
  }

  /** The word that is the {@code rank}-th most frequent, from 0. */
  String word(int rank) {
    return words[rank];
  }

  /** A sentence of so many words. */
  String sentence(int length, Random random) {
    var sentence = new StringBuilder();
    for (var word = 0; word < length; word++) {
      sentence.append(word == 0 ? "" : " ").append(any(random));
    }
    return sentence.append('.').toString();
  }

  private String any(Random random) {
    var found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[SIZE - 1]);
    return words[Math.min(SIZE - 1, found < 0 ? -found - 1 : found)];
  }
}
