package dev.offhook.outbound;

/** What comes of a wish that a call be placed. */
public sealed interface Result permits Rejected, Result.Ordered {

  /** It was sent to the carrier, now or when the same key came before. */
  record Ordered(Order order, OrderState state) implements Result {}
}
