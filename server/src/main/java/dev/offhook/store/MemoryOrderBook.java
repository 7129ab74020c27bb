package dev.offhook.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders in memory, where nothing is written down: the last hundred thousand. */
public final class MemoryOrderBook implements OrderBook {
  private static final int MOST = 100_000;

  private final Map<String, KeptOrder> orders = new LinkedHashMap<>();
  private final Map<String, String> keys = new LinkedHashMap<>();

  @Override
  public synchronized KeptOrder keep(KeptOrder order) {
    var there = byKey(order.key());
    if (there.isPresent()) {
      return there.get();
    }
    if (orders.size() >= MOST) {
      var oldest = orders.remove(orders.keySet().iterator().next());
      if (oldest != null) {
        keys.remove(oldest.key(), oldest.id());
      }
    }
    orders.put(order.id(), order);
    if (!order.key().isBlank()) {
      keys.put(order.key(), order.id());
    }
    return order;
  }

  @Override
  public synchronized void update(KeptOrder order) {
    var before = orders.replace(order.id(), order);
    if (before != null && !before.key().equals(order.key())) {
      keys.remove(before.key(), before.id());
    }
  }

  @Override
  public synchronized Optional<KeptOrder> byId(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  @Override
  public synchronized Optional<KeptOrder> byKey(String key) {
    return Optional.ofNullable(keys.get(key)).flatMap(this::byId);
  }

  @Override
  public synchronized List<KeptOrder> since(Instant time) {
    return orders.values().stream().filter(it -> !it.at().isBefore(time)).toList();
  }
}
