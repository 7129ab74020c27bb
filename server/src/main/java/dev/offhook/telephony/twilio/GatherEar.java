package dev.offhook.telephony.twilio;

import dev.offhook.call.Usage;
import dev.offhook.telephony.LineEvent;
import java.util.ArrayList;
import java.util.List;

/** What the carrier heard in one turn of a call held by turns, as events of its line. */
final class GatherEar {
  /** Below this the carrier has guessed. */
  private static final double UNCLEAR = 0.3;

  /** After so many guesses in a row the next one is taken for what it says. */
  private static final int MOST_GUESSES = 2;

  /** Words that the carrier has recognised; keys cost nothing. */
  private static final Usage RECOGNISED = new Usage(Usage.CARRIER, "gather", Usage.Unit.USES, 1);

  private int guesses;

  /**
   * The events, in order.
   *
   * @param listened whether the carrier had been told to wait for words
   */
  List<LineEvent> events(GatherRequest heard, boolean listened) {
    if (heard.silent()) {
      return listened ? List.of(new LineEvent.CallerSilent()) : List.of();
    }
    var events = new ArrayList<LineEvent>();
    heard.keys().chars().forEach(key -> events.add(new LineEvent.KeyPressed((char) key)));
    if (heard.words().isBlank()) {
      events.add(said(String.join(" ", heard.keys().split("")), heard));
    } else {
      events.add(new LineEvent.Used(RECOGNISED));
      events.add(words(heard));
    }
    return events;
  }

  private LineEvent words(GatherRequest heard) {
    if (heard.confidence().orElse(1) < UNCLEAR && guesses < MOST_GUESSES) {
      guesses++;
      return new LineEvent.CallerUnclear();
    }
    guesses = 0;
    return said(heard.words(), heard);
  }

  private static LineEvent said(String words, GatherRequest heard) {
    return new LineEvent.CallerSaid(words, heard.language(), true, heard.confidence());
  }
}
