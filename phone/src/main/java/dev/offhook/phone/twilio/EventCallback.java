package dev.offhook.phone.twilio;

import java.util.List;
import java.util.Set;

/**
 * A URL of the application that is told how something goes.
 *
 * @param method {@code GET} or {@code POST}
 * @param events those it is told
 */
public record EventCallback(String method, String url, Set<String> events) {
  private static final List<String> OF_A_CALL =
      List.of("initiated", "ringing", "answered", "completed");

  public EventCallback {
    events = Set.copyOf(events);
  }

  /** One that is told all there is to know about a call. */
  public static EventCallback ofCall(String url) {
    return new EventCallback("POST", url, Set.copyOf(OF_A_CALL));
  }
}
