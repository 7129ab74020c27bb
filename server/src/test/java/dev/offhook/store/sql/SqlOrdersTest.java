package dev.offhook.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.store.KeptOrder;
import dev.offhook.store.MemoryOrderBook;
import dev.offhook.store.OrderBook;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an order book keeps, in a database and in memory. */
class SqlOrdersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path folder;

  private void each(Consumer<OrderBook> claim) {
    claim.accept(new MemoryOrderBook());
    try (var store = SqlStore.inFolder(folder)) {
      claim.accept(store.orders());
    }
  }

  private static KeptOrder order(String id, String key) {
    return new KeptOrder(id, key, NOW, true, "{}");
  }

  @Test
  void ofTwoUnderOneKeyTheFirstIsKept() {
    each(book -> {
      assertThat(book.keep(order("a", "k")).id()).isEqualTo("a");
      assertThat(book.keep(order("b", "k")).id()).isEqualTo("a");
      assertThat(book.keep(order("c", "")).id()).isEqualTo("c");
      assertThat(book.keep(order("d", "")).id()).isEqualTo("d");
      assertThat(book.byKey("k")).contains(order("a", "k"));
      assertThat(book.byKey("")).isEmpty();
      assertThat(book.byId("b")).isEmpty();
    });
  }

  @Test
  void whatBecameOfAnOrderIsKeptAndAKeyCanBeFreed() {
    each(book -> {
      book.keep(order("a", "k"));
      book.keep(order("b", ""));
      book.update(new KeptOrder("a", "", NOW, false, "{\"x\":1}"));

      assertThat(book.byId("a")).contains(new KeptOrder("a", "", NOW, false, "{\"x\":1}"));
      assertThat(book.byKey("k")).isEmpty();
      assertThat(book.since(NOW)).hasSize(2).contains(order("b", ""));
      assertThat(book.since(NOW.plusNanos(1))).isEmpty();
      assertThat(book.keep(order("c", "k")).id()).isEqualTo("c");
    });
  }

  @Test
  void ordersAreForgottenAfterTwoDays() {
    try (var store = SqlStore.inFolder(folder)) {
      var book = store.orders();
      book.keep(order("a", "k"));
      book.keep(new KeptOrder("b", "", NOW.plus(Duration.ofHours(49)), true, "{}"));

      assertThat(book.byId("a")).isEmpty();
      assertThat(book.byId("b")).isPresent();
    }
  }
}
