package dev.offhook.outbound;

import dev.offhook.call.CallSid;
import dev.offhook.guard.Guard;
import dev.offhook.telephony.Placing;
import dev.offhook.time.Timers.Timer;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One order and how far it has come. Whatever tells of it comes in any order and again, so every
 * step says whether it was news. Safe from any thread.
 */
final class Job {
  private final Order order;
  private final boolean ours;
  private Guard.@Nullable Pass pass;
  private OrderState state;
  private boolean judged;
  private @Nullable Timer timer;

  private Job(Order order, OrderState state, boolean ours, Guard.@Nullable Pass pass) {
    this.order = order;
    this.state = state;
    this.ours = ours;
    this.pass = pass;
  }

  /** One that was ordered here and now. */
  static Job begun(Order order, Guard.Pass pass) {
    return new Job(order, OrderState.PLACING, true, pass);
  }

  /** One that another process began. Whether the carrier was asked then is not known. */
  static Job restored(Order order, OrderState state) {
    var asked = state.phase() == OrderState.Phase.PLACING;
    return new Job(order, asked ? state.in(OrderState.Phase.UNKNOWN) : state, false, null);
  }

  /** What it was counted with, by the process that is told of it after a restart. */
  synchronized void countedAs(Guard.Pass counted) {
    pass = counted;
    switch (state.phase()) {
      case PLACING, PLACED, UNKNOWN -> {}
      case REFUSED -> counted.settle(Duration.ZERO);
      case OVER -> counted.settle(state.lasted());
      case LOST -> counted.settle(order.longest());
    }
  }

  Order order() {
    return order;
  }

  synchronized OrderState state() {
    return state;
  }

  Result result() {
    return new Result.Ordered(order, state());
  }

  /** Whether it was ordered by this process. */
  boolean ours() {
    return ours;
  }

  /** The call has this name; true the first time that is known. */
  synchronized boolean bind(CallSid call) {
    if (state.call().equals(Optional.of(call)) || state.phase() == OrderState.Phase.OVER) {
      return false;
    }
    state = state.of(call);
    return true;
  }

  /** The carrier answered that it placed the call, which steps may have told before. */
  synchronized void accepted(String status) {
    if (state.status().isBlank()) {
      state = state.told(status, -1);
    }
  }

  /** The carrier did not place it, for certain; false when a call of it is known all the same. */
  synchronized boolean refused(Placing.Refused why) {
    if (state.call().isPresent()) {
      return false;
    }
    state = state.refused(why);
    settle(Duration.ZERO);
    return true;
  }

  /** Nobody knows whether it was placed; false when a call of it is known by now. */
  synchronized boolean unknown() {
    if (state.call().isPresent()) {
      return false;
    }
    state = state.in(OrderState.Phase.UNKNOWN);
    return true;
  }

  /** Nothing was found of it; what it may have cost stays spent. */
  synchronized boolean lost() {
    if (state.phase() != OrderState.Phase.UNKNOWN) {
      return false;
    }
    state = state.in(OrderState.Phase.LOST).told("failed", state.sequence());
    settle(order.longest());
    return true;
  }

  /** A step; true when it says more than was known. */
  synchronized boolean told(Progress step) {
    if (state.phase() == OrderState.Phase.OVER) {
      return false;
    }
    if (step.over().isPresent()) {
      state = state.told(step.status(), step.sequence()).over(step.lasted());
      settle(step.lasted());
      return true;
    }
    if (step.sequence() <= state.sequence()) {
      return false;
    }
    state = state.told(step.status(), step.sequence());
    return true;
  }

  /** Who answered is known; true the first time. */
  synchronized boolean judge() {
    var first = !judged;
    judged = true;
    return first;
  }

  /** There is one thing to wait for at a time. */
  synchronized void waits(Timer next) {
    if (timer != null) {
      timer.cancel();
    }
    timer = next;
  }

  private void settle(Duration lasted) {
    if (pass != null) {
      pass.settle(lasted);
    }
    if (timer != null) {
      timer.cancel();
    }
  }
}
