package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Examiner;
import java.util.List;

/** Objects to relay settings the carrier would refuse, before a caller hears silence for it. */
public final class RelayExaminer implements Examiner {

  @Override
  public List<Objection> objections(Assistant assistant) {
    return RelaySettings.of(assistant).problems().stream()
        .map(problem ->
            new Objection(
                pointer(problem.field()),
                "'" + problem.found() + "' is refused by the carrier",
                "it must be " + problem.right()))
        .toList();
  }

  /** {@code voice.languages[0].code} as {@code /voice/languages/0/code}. */
  private static String pointer(String field) {
    return "/" + field.replace("[", ".").replace("]", "").replace('.', '/');
  }
}
