package dev.offhook.store;

import java.time.Instant;

/**
 * An order to place a call, as it is kept.
 *
 * @param id by which it is found
 * @param key under which there is only one; blank for none
 * @param at when it was made
 * @param open whether something may still happen to it
 * @param body all the rest, as JSON; the store does not read it
 */
public record KeptOrder(String id, String key, Instant at, boolean open, String body) {

  /** Without the body, where numbers stand. */
  @Override
  public String toString() {
    return "KeptOrder[%s]".formatted(id);
  }
}
