package dev.offhook.bench.restart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that are called: how the carrier comes back, and what it reports. */
enum Line {
  DIALS_AGAIN("+15550100000", true, true),
  ASKS_ACTION("+15550100001", false, true),
  DIALS_AGAIN_REPORTS_LITTLE("+15550100002", true, false),
  ASKS_ACTION_REPORTS_LITTLE("+15550100003", false, false);

  static final String GREETING = "Hello, this is the parcel desk. What can I do for you?";

  static final List<Line> ALL = List.of(values());

  private final String number;
  private final boolean dialsAgain;
  private final boolean tellsPlayed;

  Line(String number, boolean dialsAgain, boolean tellsPlayed) {
    this.number = number;
    this.dialsAgain = dialsAgain;
    this.tellsPlayed = tellsPlayed;
  }

  /** Whether the carrier dials the same session again, instead of asking for the action. */
  boolean dialsAgain() {
    return dialsAgain;
  }

  String number() {
    return number;
  }

  /** Writes every line's assistant into a folder. */
  static void write(Path folder) throws IOException {
    for (Line line : values()) {
      Files.writeString(folder.resolve(line.number() + ".yaml"), line.assistant());
    }
  }

  private String assistant() {
    return """
    name: Parcels
    numbers: ["%s"]
    greeting: "%s"
    instructions: You are the parcel desk.
    voice:
      relay:
        applicationReconnect: "%s"
        events: "%s"
    """
        .formatted(
            number(),
            GREETING,
            dialsAgain,
            tellsPlayed ? "speaker-events tokens-played" : "speaker-events");
  }
}
