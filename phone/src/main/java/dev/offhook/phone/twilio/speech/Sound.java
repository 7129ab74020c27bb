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

  /** Tones for {@code 0-9 # *}; {@code w} is half a second of silence. */
  record Tones(String digits, Manners manners) implements Sound {
    private static final Duration TONE = Duration.ofMillis(380);
    private static final Duration WAIT = Duration.ofMillis(500);

    @Override
    public Duration length(Pace pace) {
      long waits = digits.chars().filter(each -> each == 'w').count();
      return WAIT.multipliedBy(waits).plus(TONE.multipliedBy(digits.length() - waits));
    }

    @Override
    public String heardAfter(Duration elapsed, Pace pace) {
      return "";
    }
  }
}
