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
 * @param statuses in which order status callbacks arrive, and how often
 * @param partialsShuffled what a {@code Gather} has understood so far arrives in the wrong order
 */
public record Faults(
    Duration webhookDelay,
    boolean webhookTwice,
    Signing webhooks,
    Signing sockets,
    Deliveries statuses,
    boolean partialsShuffled) {

  /** How a request is signed. */
  public enum Signing {
    RIGHT,
    WRONG,
    MISSING
  }

  public static Faults none() {
    Deliveries plain = new Deliveries(Deliveries.Order.AS_IT_HAPPENS, 0);
    return new Faults(Duration.ZERO, false, Signing.RIGHT, Signing.RIGHT, plain, false);
  }

  public Faults withWebhookDelay(Duration delay) {
    return new Faults(delay, webhookTwice, webhooks, sockets, statuses, partialsShuffled);
  }

  public Faults withWebhookTwice() {
    return new Faults(webhookDelay, true, webhooks, sockets, statuses, partialsShuffled);
  }

  public Faults withWebhooks(Signing signing) {
    return new Faults(webhookDelay, webhookTwice, signing, sockets, statuses, partialsShuffled);
  }

  public Faults withSockets(Signing signing) {
    return new Faults(webhookDelay, webhookTwice, webhooks, signing, statuses, partialsShuffled);
  }

  /** Status callbacks arrive in the wrong order, and each of them twice. */
  public Faults withStatusShuffled() {
    return withStatuses(new Deliveries(Deliveries.Order.SWAPPED, 0));
  }

  /** Status callbacks arrive late, in any order and up to three times, as {@code seed} has it. */
  public Faults withStatusShuffled(long seed) {
    return withStatuses(new Deliveries(Deliveries.Order.SHUFFLED, seed));
  }

  public Faults withPartialsShuffled() {
    return new Faults(webhookDelay, webhookTwice, webhooks, sockets, statuses, true);
  }

  private Faults withStatuses(Deliveries changed) {
    return new Faults(webhookDelay, webhookTwice, webhooks, sockets, changed, partialsShuffled);
  }
}
