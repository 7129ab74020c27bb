package dev.offhook.phone.twilio;

import java.time.Duration;

/**
 * What the carrier does wrong in a call, on purpose.
 *
 * @param webhookDelay before the voice URL is asked
 * @param webhookTwice the voice URL is asked twice with the same idempotency token; the second
 *     answer is thrown away
 * @param webhooks what is wrong with the signatures of requests
 * @param sockets what is wrong with the signatures of sockets
 * @param statusShuffled status callbacks arrive in the wrong order, and each of them twice
 * @param partialsShuffled what a {@code Gather} has understood so far arrives in the wrong order
 */
public record Faults(
    Duration webhookDelay,
    boolean webhookTwice,
    Signing webhooks,
    Signing sockets,
    boolean statusShuffled,
    boolean partialsShuffled) {

  /** How a request is signed. */
  public enum Signing {
    RIGHT,
    WRONG,
    MISSING
  }

  public static Faults none() {
    return new Faults(Duration.ZERO, false, Signing.RIGHT, Signing.RIGHT, false, false);
  }

  public Faults withWebhookDelay(Duration delay) {
    return new Faults(delay, webhookTwice, webhooks, sockets, statusShuffled, partialsShuffled);
  }

  public Faults withWebhookTwice() {
    return new Faults(webhookDelay, true, webhooks, sockets, statusShuffled, partialsShuffled);
  }

  public Faults withWebhooks(Signing signing) {
    return new Faults(
        webhookDelay, webhookTwice, signing, sockets, statusShuffled, partialsShuffled);
  }

  public Faults withSockets(Signing signing) {
    return new Faults(
        webhookDelay, webhookTwice, webhooks, signing, statusShuffled, partialsShuffled);
  }

  public Faults withStatusShuffled() {
    return new Faults(webhookDelay, webhookTwice, webhooks, sockets, true, partialsShuffled);
  }

  public Faults withPartialsShuffled() {
    return new Faults(webhookDelay, webhookTwice, webhooks, sockets, statusShuffled, true);
  }
}
