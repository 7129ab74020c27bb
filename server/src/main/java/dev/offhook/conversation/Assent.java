package dev.offhook.conversation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a caller says yes. Strict: one word of doubt or refusal, and it is no yes; what is no yes
 * is asked for again.
 */
final class Assent {
  private static final Set<String> YES =
      Set.of(
          "yes",
          "yeah",
          "yep",
          "yup",
          "sure",
          "okay",
          "ok",
          "correct",
          "right",
          "absolutely",
          "definitely",
          "please",
          "confirm",
          "confirmed",
          "agreed",
          "sí",
          "si",
          "claro",
          "vale",
          "correcto",
          "confirmo",
          "ja",
          "genau",
          "richtig",
          "gerne",
          "jawohl",
          "stimmt",
          "oui",
          "ouais",
          "accord",
          "exactement",
          "certo",
          "esatto",
          "confermo",
          "sim",
          "isso",
          "exato",
          "हाँ",
          "हां",
          "जी",
          "ठीक",
          "haan",
          "はい",
          "是",
          "好");
  private static final Set<String> NO =
      Set.of(
          "no", "nope", "not", "don't", "dont", "never", "wait", "stop", "cancel", "wrong", "maybe",
          "but", "nein", "nicht", "doch", "aber", "falsch", "warte", "non", "pas", "attends",
          "mais", "nunca", "pero", "espera", "não", "nao", "mas", "espere", "aspetta", "ma", "नहीं",
          "मत", "लेकिन", "いいえ", "不");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}'’]+");

  private Assent() {}

  static boolean in(String words) {
    return !denied(words) && words(words).anyMatch(YES::contains);
  }

  /** Whether there is a word of doubt or refusal in it. */
  static boolean denied(String words) {
    return words(words).anyMatch(NO::contains);
  }

  private static Stream<String> words(String words) {
    return BETWEEN_WORDS.splitAsStream(words.toLowerCase(Locale.ROOT).replace('’', '\''));
  }
}
