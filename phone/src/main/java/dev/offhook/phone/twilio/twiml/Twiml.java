package dev.offhook.phone.twilio.twiml;

import java.util.List;

/**
 * A document the carrier can carry out.
 *
 * @param verbs in the order they will be
 * @param warnings what the carrier would report and overlook
 */
public record Twiml(List<Verb> verbs, List<Notice> warnings) {

  public Twiml {
    verbs = List.copyOf(verbs);
    warnings = List.copyOf(warnings);
  }

  /** Whether there are words in it for the caller to hear. */
  public boolean speaks() {
    return verbs.stream()
        .anyMatch(verb ->
            verb instanceof Prompt.Say
                || (verb instanceof Gather gather
                    && gather.prompts().stream().anyMatch(Prompt.Say.class::isInstance)));
  }

  /**
   * Reads a document strictly.
   *
   * @throws BadTwiml when there is nothing the carrier could carry out
   */
  public static Twiml read(String document) throws BadTwiml {
    return new TwimlReader().read(document);
  }
}
