package dev.offhook.phone.twilio.twiml;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded of a call, and who is told.
 *
 * @param source the verb, as callbacks name it
 * @param channels 1, or 2 with each side on its own
 * @param track {@code both}, {@code inbound} or {@code outbound}
 * @param status told how the recording goes; null for nobody
 * @param events of {@code in-progress completed absent} those that are told
 */
public record RecordingOrder(
    String source, int channels, String track, @Nullable Callback status, Set<String> events) {

  public RecordingOrder {
    events = Set.copyOf(events);
  }
}
