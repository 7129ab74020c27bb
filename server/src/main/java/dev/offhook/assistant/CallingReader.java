package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.Calling.Machine;
import dev.offhook.assistant.DurationText.Bounds;
import java.util.Locale;

/** Reads {@code outbound}: how an assistant places calls. */
final class CallingReader {
  private static final String PLACE = "/outbound";

  private final Findings findings;
  private final DurationText durations;

  CallingReader(Findings findings, DurationText durations) {
    this.findings = findings;
    this.durations = durations;
  }

  Calling read(JsonNode node, String name) {
    var message = node.path("message").asText("").replace("{name}", name).strip();
    var machine = machine(node, message);
    if (machine == Machine.LEAVE_MESSAGE && message.isBlank()) {
      findings.add(PLACE, "'message' is missing", "write what is to be left on a machine");
    }
    if (machine != Machine.LEAVE_MESSAGE && !message.isBlank()) {
      findings.add(
          PLACE + "/machine", "leaves no message, and there is one", "write leave-message");
    }
    return new Calling(
        node.path("greeting").asText("first").equals("wait"),
        machine,
        message,
        durations.read(node, "ringFor", PLACE, new Bounds("5s", "10m"), Calling.USUAL.ringing()));
  }

  private static Machine machine(JsonNode node, String message) {
    var usual = message.isBlank() ? Machine.HANG_UP : Machine.LEAVE_MESSAGE;
    var written = node.path("machine").asText("").toUpperCase(Locale.ROOT).replace('-', '_');
    return written.isEmpty() ? usual : Machine.valueOf(written);
  }
}
