package dev.offhook.phone.call;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.CallEvent;
import dev.offhook.phone.twilio.CallState;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows a call as it goes on: who speaks, word by word, and what the carrier does. */
final class Screen {
  private static final String DIM = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  private final PrintWriter out;
  private final boolean colours;
  private final SpokenWords words;
  private final TurnClock clock;
  private boolean midLine;

  Screen(PrintWriter out, boolean colours, PhoneTime time) {
    this.out = out;
    this.colours = colours;
    this.words = new SpokenWords(time, this::word);
    this.clock = new TurnClock(time);
  }

  /** Shows one event; on the call's event loop. */
  void happened(CallEvent event) {
    clock.happened(event);
    switch (event) {
      case CallEvent.Turned turned -> state(turned.state());
      case CallEvent.Speaking speaking -> words.begin(speaking.words(), speaking.length());
      case CallEvent.Spoken spoken -> spoken(spoken);
      case CallEvent.Silent silent -> listening();
      case CallEvent.Prompted prompted -> line(paint(BOLD, "you        ") + prompted.words());
      case CallEvent.Interrupted interrupted -> line(paint(DIM, "· interrupted"));
      case CallEvent.Noticed noticed ->
          line(paint(YELLOW, "! " + noticed.notice().code() + " " + noticed.notice().text()));
      case CallEvent.Over over -> line(paint(DIM, "· ended: " + over.outcome().text()));
      case CallEvent.Token token -> {}
    }
  }

  /** One line of its own. */
  void line(String text) {
    endLine();
    out.println(text);
    out.flush();
  }

  /** The same for the side notes. */
  void note(String text) {
    line(paint(DIM, text));
  }

  private void state(CallState state) {
    switch (state) {
      case RINGING -> note("· ringing…");
      case CONNECTED -> note("· connected");
      case ENDED -> {}
    }
  }

  private void spoken(CallEvent.Spoken spoken) {
    words.end(spoken.heard().cut());
    if (spoken.heard().cut() && midLine) {
      out.print(" —");
      endLine();
    }
  }

  private void listening() {
    endLine();
    clock.timings().ifPresent(timings -> note("           " + timings));
    note("· listening");
  }

  private void word(String word) {
    if (!midLine) {
      note("· speaking");
      out.print(paint(BOLD, "assistant  "));
      midLine = true;
      out.print(word.stripLeading());
    } else {
      out.print(word);
    }
    out.flush();
  }

  private void endLine() {
    if (midLine) {
      midLine = false;
      out.println();
    }
  }

  private String paint(String colour, String text) {
    return colours ? String.format(Locale.ROOT, "%s%s%s", colour, text, PLAIN) : text;
  }
}
