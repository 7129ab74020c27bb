package dev.offhook.store.sql;

import dev.offhook.store.KeptOrder;
import dev.offhook.store.OrderBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatement;

/** Orders in a database; of two under one key, from whatever server, the first is kept. */
final class SqlOrders implements OrderBook {
  private final Jdbi jdbi;

  SqlOrders(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public KeptOrder keep(KeptOrder order) {
    return asking(handle ->
        handle.inTransaction(it -> {
          it.createUpdate("delete from placed_order where made < :before")
              .bind("before", Rows.nanos(order.at().minus(KEPT)))
              .execute();
          bound(
                  it.createUpdate(
                      """
                      insert into placed_order (id, key, made, is_open, body)
                      values (:id, :key, :made, :open, :body) on conflict do nothing\
                      """),
                  order)
              .execute();
          return one(it, "id", order.id()).or(() -> one(it, "key", order.key())).orElseThrow();
        }));
  }

  @Override
  public void update(KeptOrder order) {
    asking(handle ->
        bound(
                handle.createUpdate(
                    """
                    update placed_order set key = :key, made = :made, is_open = :open, body = :body
                    where id = :id\
                    """),
                order)
            .execute());
  }

  @Override
  public Optional<KeptOrder> byId(String id) {
    return asking(handle -> one(handle, "id", id));
  }

  @Override
  public Optional<KeptOrder> byKey(String key) {
    return key.isBlank() ? Optional.empty() : asking(handle -> one(handle, "key", key));
  }

  @Override
  public List<KeptOrder> since(Instant time) {
    return asking(handle ->
        handle
            .createQuery("select * from placed_order where made >= :time order by made")
            .bind("time", Rows.nanos(time))
            .map((row, _) -> order(row))
            .list());
  }

  private static <S extends SqlStatement<S>> S bound(S statement, KeptOrder order) {
    return statement
        .bind("id", order.id())
        .bind("key", order.key().isBlank() ? null : Rows.text(order.key()))
        .bind("made", Rows.nanos(order.at()))
        .bind("open", order.open())
        .bind("body", Rows.text(order.body()));
  }

  private static Optional<KeptOrder> one(Handle handle, String column, String value) {
    return handle
        .createQuery("select * from placed_order where " + column + " = :value")
        .bind("value", Rows.text(value))
        .map((row, _) -> order(row))
        .findOne();
  }

  private static KeptOrder order(java.sql.ResultSet row) throws java.sql.SQLException {
    var key = row.getString("key");
    return new KeptOrder(
        row.getString("id"),
        key == null ? "" : key,
        Instant.EPOCH.plusNanos(row.getLong("made")),
        row.getBoolean("is_open"),
        row.getString("body"));
  }

  private <T> T asking(Function<Handle, T> question) {
    try {
      return jdbi.withHandle(question::apply);
    } catch (JdbiException failure) {
      throw SqlFailure.named(failure);
    }
  }
}
