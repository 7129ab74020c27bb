package dev.offhook.phone.twilio.speech;

import java.time.Duration;

/** One thing in the play queue. */
public sealed interface Sound {

  Manners manners();

  /** How long it takes. */
  Duration length(Pace pace);

  /** What of it has been heard after {@code elapsed}; blank for what has no words. */
  String heardAfter(Duration elapsed, Pace pace);

  /** Words. */
  record Words(String text, Manners manners) implements Sound {
    @Override
    public Duration length(Pace pace) {
      return pace.ofAgent(text);
    }

    /**
     * The word begun counts as heard: recorded interrupts 15 ms into a clause name a whole word.
     */
    @Override
    public String heardAfter(Duration elapsed, Pace pace) {
      int start = text.length() - text.stripLeading().length();
      int end = Math.min(text.length(), Math.max(start, pace.charactersIn(elapsed)));
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      return text.substring(start, end).strip();
    }
  }

  /** A recording at {@code source}, over and over. */
  record Recording(String source, int times, Manners manners) implements Sound {
    @Override
    public Duration length(Pace pace) {
      return pace.recording().multipliedBy(times);
    }

    @Override
    public String heardAfter(Duration elapsed, Pace pace) {
      return "";
    }
  }

  /** Nothing, for a while. */
  record Silence(Duration length, Manners manners) implements Sound {
    @Override
    public Duration length(Pace pace) {
      return length;
    }

    @Override
    public String heardAfter(Duration elapsed, Pace pace) {
      return "";
    }
  }

  /** Tones for {@code 0-9 # *}; {@code w} is half a second of silence, {@code W} a whole one. */
  record Tones(String digits, Manners manners) implements Sound {
    private static final Duration TONE = Duration.ofMillis(380);
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration LONG_WAIT = Duration.ofSeconds(1);

    /** Those that have sounded after {@code elapsed}, without the silences. */
    public String soundedAfter(Duration elapsed, Pace pace) {
      int count = 0;
      while (count < digits.length()
          && new Tones(digits.substring(0, count + 1), manners).length(pace).compareTo(elapsed)
              <= 0) {
        count++;
      }
      return digits.substring(0, count).replaceAll("[wW]", "");
    }

    @Override
    public Duration length(Pace pace) {
      long waits = digits.chars().filter(each -> each == 'w').count();
      long longWaits = digits.chars().filter(each -> each == 'W').count();
      return WAIT.multipliedBy(waits)
          .plus(LONG_WAIT.multipliedBy(longWaits))
          .plus(TONE.multipliedBy(digits.length() - waits - longWaits));
    }

    @Override
    public String heardAfter(Duration elapsed, Pace pace) {
      return "";
    }
  }
}
