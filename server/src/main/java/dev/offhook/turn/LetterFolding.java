package dev.offhook.turn;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Letters as they are compared: lower case, without accents, digits of any script as {@code 0-9}.
 * Two spellings of one sound fold to the same letters; it is never shown to anyone.
 */
final class LetterFolding {
  /**
   * Up to here letters carry accents and are looked up, being most of what is spoken; beyond lie
   * scripts that are compared as they stand.
   */
  private static final int TABLED = 0x2000;

  private static final char[] TABLE = table();
  private static final boolean[] SPOKEN = table(LetterFolding::spokenByType);
  private static final boolean[] EXTENDING = table(LetterFolding::extendingByType);
  private static final boolean[] CASED = table(LetterFolding::casedByType);

  private LetterFolding() {}

  /** Whether words are made of it. */
  static boolean spoken(int letter) {
    return letter < TABLED ? SPOKEN[letter] : spokenByType(letter);
  }

  private static boolean spokenByType(int letter) {
    if (letter < 0x80) {
      var lower = letter | 0x20;
      return (lower >= 'a' && lower <= 'z') || (letter >= '0' && letter <= '9');
    }
    return Character.isLetterOrDigit(letter) && !extendingLetter(letter);
  }

  /** Whether it belongs to the letter before it and must never be cut from it. */
  static boolean extending(int letter) {
    return letter < TABLED ? EXTENDING[letter] : extendingByType(letter);
  }

  private static boolean extendingByType(int letter) {
    if (letter < 0x300) {
      return false;
    }
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          true;
      default -> extendingLetter(letter);
    };
  }

  /**
   * Thai and Lao "am", kana's long-vowel bar and half-width voicing marks: letters by name only.
   */
  private static boolean extendingLetter(int letter) {
    return switch (letter) {
      case '\u0E33', '\u0EB3', '\u30FC', '\uFF9E', '\uFF9F' -> true;
      default -> false;
    };
  }

  /** Whether it is an upper or lower form of a letter; most scripts have no such forms. */
  static boolean cased(int letter) {
    return letter < TABLED ? CASED[letter] : casedByType(letter);
  }

  private static boolean casedByType(int letter) {
    return Character.isUpperCase(letter)
        || Character.isLowerCase(letter)
        || Character.isTitleCase(letter);
  }

  /** Whether it is a word of its own: Han and kana are written without blanks. */
  static boolean standsAlone(int letter) {
    if (letter < 0x2E80) {
      return false;
    }
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  static boolean apostrophe(int letter) {
    return switch (letter) {
      case '\'', '`', '\u00B4', '\u02B9', '\u02BC', '\u2018', '\u2019', '\u201B' -> true;
      case '\u2032', '\uFF07' -> true;
      default -> false;
    };
  }

  /** Appends the folded form of one letter, never nothing. */
  static void append(int letter, StringBuilder folded) {
    switch (letter) {
      case 'ß', 'ẞ' -> folded.append("ss");
      case 'æ', 'Æ' -> folded.append("ae");
      case 'œ', 'Œ' -> folded.append("oe");
      default -> {
        if (letter < TABLED) {
          folded.append(TABLE[letter]);
        } else {
          folded.appendCodePoint(beyondTable(letter));
        }
      }
    }
  }

  private static int beyondTable(int letter) {
    var digit = Character.digit(letter, 10);
    if (digit >= 0) {
      return '0' + digit;
    }
    var halfWidth = letter >= 0xFF01 && letter <= 0xFF5E ? letter - 0xFEE0 : letter;
    return Character.toLowerCase(halfWidth);
  }

  private static char[] table() {
    var table = new char[TABLED];
    for (var letter = 0; letter < TABLED; letter++) {
      table[letter] = letter < 0x80 ? (char) Character.toLowerCase(letter) : base((char) letter);
    }
    return table;
  }

  private static boolean[] table(IntPredicate kind) {
    var table = new boolean[TABLED];
    for (var letter = 0; letter < TABLED; letter++) {
      table[letter] = kind.test(letter);
    }
    return table;
  }

  private static char base(char letter) {
    var digit = Character.digit(letter, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    return switch (letter) {
      case 'ø', 'Ø' -> 'o';
      case 'ł', 'Ł' -> 'l';
      case 'đ', 'Đ', 'ð', 'Ð' -> 'd';
      case 'ı' -> 'i';
      default -> {
        var apart = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD);
        yield apart.toLowerCase(Locale.ROOT).charAt(0);
      }
    };
  }
}
