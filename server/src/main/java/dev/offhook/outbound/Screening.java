package dev.offhook.outbound;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Phones that ask who is calling, in a machine's voice: a carrier takes them for answering
 * machines, but somebody is behind them and reads what is said. Known by their words, in English.
 */
final class Screening {
  private static final Pattern ASKS =
      Pattern.compile(
          "see if (this|the) person is available"
              + "|screening (service|your call|this call)|call screen"
              + "|(say|state|record|give) your name,? and (the |your )?(reason|why)"
              + "|(who is|who's) calling and why");

  /** What a mailbox asks for, and a phone that screens does not. */
  private static final Pattern MAILBOX =
      Pattern.compile("\\b(tone|beep|voicemail|mailbox|leave (a|your|me a) message)\\b");

  private Screening() {}

  /** Whether these words are the question of such a phone. */
  static boolean asks(String words) {
    var lower = words.toLowerCase(Locale.ROOT);
    return ASKS.matcher(lower).find() && !MAILBOX.matcher(lower).find();
  }
}
