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

  /**
   * Reads a document strictly.
   *
   * @throws BadTwiml when there is nothing the carrier could carry out
   */
  public static Twiml read(String document) throws BadTwiml {
    return new TwimlReader().read(document);
  }
}
