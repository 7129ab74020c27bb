package dev.offhook;

import dev.offhook.RandomPlan.Act;
import dev.offhook.RandomPlan.Doing;
import dev.offhook.RandomPlan.Moment;
import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.CallEvent;
import dev.offhook.phone.twilio.CallState;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Acts out a plan in a call, and hangs up when all is done and answered. On the call's event loop,
 * but for {@link #dial} and what is read when the call is over.
 */
final class RandomCaller {
  /** How long a moment is waited for that may never come. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final Duration MURMUR = Duration.ofMillis(600);

  private final RandomPlan plan;
  private final PhoneTime time;
  private final Deque<Doing> left;
  private final List<Duration> cuts = new ArrayList<>();
  private final List<Duration> losses = new ArrayList<>();
  private Duration dialled = Duration.ZERO;
  private @Nullable SimulatedCall call;
  private @Nullable Moment awaited;
  private PhoneTime.@Nullable Timer patience;
  private boolean begun;
  private boolean over;

  RandomCaller(RandomPlan plan, PhoneTime time) {
    this.plan = plan;
    this.time = time;
    this.left = new ArrayDeque<>(plan.doings());
  }

  /** Rings; nothing of the call has happened before this returns. */
  SimulatedCall dial(TestServer server) {
    dialled = time.uptime();
    var ringing = server.twilio().dial(server.url("/voice"), plan.options(), this::happened);
    call = ringing;
    return ringing;
  }

  RandomPlan plan() {
    return plan;
  }

  SimulatedCall call() {
    return Objects.requireNonNull(call);
  }

  /** On the phone's clock. */
  Duration dialled() {
    return dialled;
  }

  /** When the caller cut the voice, since it was dialled. */
  List<Duration> cuts() {
    return List.copyOf(cuts);
  }

  /**
   * When the line was lost, since it was dialled; with all that was queued, unless it came back.
   */
  List<Duration> losses() {
    return List.copyOf(losses);
  }

  private void happened(CallEvent event) {
    switch (event) {
      case CallEvent.Turned(var state) -> {
        if (state == CallState.CONNECTED && !begun) {
          begun = true;
          next();
        }
      }
      case CallEvent.Speaking(_, var length) -> reached(Moment.IN_A_CLAUSE, length);
      case CallEvent.Spoken(var heard) -> {
        if (!heard.cut()) {
          reached(Moment.AFTER_A_CLAUSE, Duration.ZERO);
        }
      }
      case CallEvent.Silent _ -> reached(Moment.AFTER_THE_REPLY, Duration.ZERO);
      case CallEvent.Interrupted _ -> cuts.add(now());
      case CallEvent.Over _ -> over = true;
      case CallEvent.Token _, CallEvent.Prompted _, CallEvent.Noticed _ -> {}
    }
  }

  private Duration now() {
    return time.uptime().minus(dialled);
  }

  /** Waits for the moment of what comes next. */
  private void next() {
    if (over) {
      return;
    }
    awaited = left.isEmpty() ? Moment.AFTER_THE_REPLY : left.getFirst().moment();
    patience = time.after(PATIENCE, this::act);
    reached(Moment.AT_ONCE, Duration.ZERO);
  }

  private void reached(Moment moment, Duration length) {
    if (awaited != moment) {
      return;
    }
    awaited = null;
    if (patience != null) {
      patience.cancel();
    }
    var after = left.isEmpty() ? PATIENCE.dividedBy(4) : left.getFirst().after();
    var inside = moment == Moment.IN_A_CLAUSE && after.compareTo(length) > 0;
    time.after(inside ? length.dividedBy(3) : after, this::act);
  }

  private void act() {
    awaited = null;
    if (left.isEmpty()) {
      call().hangUp();
      return;
    }
    done(left.removeFirst().act()).onComplete(_ -> next());
  }

  private Future<Void> done(Act act) {
    return switch (act) {
      case Act.Say(var words, var times) -> call().say(words, length(words).multipliedBy(times));
      case Act.Press(var key) -> call().press(key);
      case Act.LoseLine _ -> {
        losses.add(now());
        call().dropSocket();
        yield Future.succeededFuture();
      }
    };
  }

  private Duration length(String words) {
    return words.isEmpty() ? MURMUR : plan.options().pace().ofCaller(words);
  }
}
