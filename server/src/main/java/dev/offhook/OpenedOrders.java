package dev.offhook;

import dev.offhook.store.KeptOrder;
import dev.offhook.store.OrderBook;
import dev.offhook.store.StoreAway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The orders of a database that is opened in the background: away until it is. */
record OpenedOrders(Supplier<Optional<OrderBook>> opened) implements OrderBook {

  @Override
  public KeptOrder keep(KeptOrder order) {
    return book().keep(order);
  }

  @Override
  public void update(KeptOrder order) {
    book().update(order);
  }

  @Override
  public Optional<KeptOrder> byId(String id) {
    return book().byId(id);
  }

  @Override
  public Optional<KeptOrder> byKey(String key) {
    return book().byKey(key);
  }

  @Override
  public List<KeptOrder> since(Instant time) {
    return book().since(time);
  }

  private OrderBook book() {
    return opened
        .get()
        .orElseThrow(() ->
            new StoreAway("the database is not open", new IllegalStateException("not opened")));
  }
}
