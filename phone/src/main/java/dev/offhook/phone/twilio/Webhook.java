package dev.offhook.phone.twilio;

import java.time.Duration;
import java.util.Map;

/**
 * A request the carrier made, and what came back.
 *
 * @param at since the call was dialled, when it was answered
 * @param method {@code GET} or {@code POST}
 * @param url without its fragment
 * @param parameters what was told
 * @param status of the answer; 0 when there was none
 * @param body of the answer, or why there was none
 */
public record Webhook(
    Duration at,
    String method,
    String url,
    Map<String, String> parameters,
    int status,
    String body) {

  public Webhook {
    parameters = Map.copyOf(parameters);
  }
}
