package dev.offhook.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where orders to place calls are kept for two days, so that a repeated wish and a restart find
 * them. Blocks: never to be called on an event loop. Safe from any thread.
 *
 * <p>Every method throws {@link StoreAway} when the database cannot be asked.
 */
public interface OrderBook {
  Duration KEPT = Duration.ofDays(2);

  /**
   * Keeps a new order, unless there is one under its key.
   *
   * @return the one that is kept: this, or the one that was there
   */
  KeptOrder keep(KeptOrder order);

  /** Keeps what has become of an order that is there. */
  void update(KeptOrder order);

  /** The order of this id. */
  Optional<KeptOrder> byId(String id);

  /** The order under this key. */
  Optional<KeptOrder> byKey(String key);

  /** Those that were made then or later, oldest first. */
  List<KeptOrder> since(Instant time);
}
