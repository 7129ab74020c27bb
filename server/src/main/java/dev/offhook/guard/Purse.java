package dev.offhook.guard;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The money of 24 hours. What a call can cost at the most is set aside before it is placed, and
 * what it did not cost comes back when it is over: so calls that are going on never spend more than
 * there is. Not safe from several threads.
 */
final class Purse {
  private final BigDecimal most;
  private final Duration window;
  private final List<Share> shares = new ArrayList<>();
  private BigDecimal spent = BigDecimal.ZERO;

  Purse(BigDecimal most, Duration window) {
    this.most = most;
    this.window = window;
  }

  /** What one call has of it. */
  static final class Share {
    private final Duration since;
    private BigDecimal amount;
    private boolean open = true;

    private Share(Duration since, BigDecimal amount) {
      this.since = since;
      this.amount = amount;
    }
  }

  boolean room(BigDecimal amount, Duration now) {
    forgetBefore(now.minus(window));
    return spent.add(amount).compareTo(most) <= 0;
  }

  Share take(BigDecimal amount, Duration now) {
    var share = new Share(now, amount);
    shares.add(share);
    spent = spent.add(amount);
    return share;
  }

  /** The call is over and cost this. */
  void settle(Share share, BigDecimal cost) {
    if (share.open) {
      share.open = false;
      spent = spent.subtract(share.amount).add(cost);
      share.amount = cost;
    }
  }

  /** A call that goes on keeps its share, however long ago it began. */
  private void forgetBefore(Duration time) {
    shares.removeIf(share -> {
      var old = !share.open && share.since.compareTo(time) <= 0;
      if (old) {
        spent = spent.subtract(share.amount);
      }
      return old;
    });
  }
}
