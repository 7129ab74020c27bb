package dev.offhook.guard;

import dev.offhook.call.PhoneNumber;
import dev.offhook.guard.Refusal.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a number is dialled: by {@link Destinations}, and by how much has been dialled
 * already. Counted in one step, so that of many who ask at once exactly as many pass as there is
 * room for. Safe from any thread. What another process counted is told it by {@link #recall}.
 */
public final class Guard {
  private static final Logger log = LoggerFactory.getLogger(Guard.class);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int SWEPT_AT = 10_000;

  private final Destinations destinations;
  private final Caps caps;
  private final Supplier<Duration> uptime;
  private final Map<String, Meter> minutes = new HashMap<>();
  private final Map<String, Meter> days = new HashMap<>();
  private final Map<PhoneNumber, Meter> numbers = new HashMap<>();
  private final Purse purse;
  private int going;

  /**
   * @param uptime the clock, monotonic
   */
  public Guard(Destinations destinations, Caps caps, Supplier<Duration> uptime) {
    this.destinations = destinations;
    this.caps = caps;
    this.uptime = uptime;
    this.purse = new Purse(caps.money(), DAY);
  }

  /** Whether a number is one to dial; nothing is counted. Refusals are logged, without it. */
  public Verdict number(String written) {
    var verdict = destinations.verdict(written);
    if (verdict instanceof Verdict.Refused(var refusal)) {
      log.warn("a number is not dialled: {}", refusal.code());
    }
    return verdict;
  }

  /** Why a number is not dialled, if it is not; nothing is counted. */
  public Optional<Refusal> refusal(PhoneNumber number) {
    return number(number.value()) instanceof Verdict.Refused(var refusal)
        ? Optional.of(refusal)
        : Optional.empty();
  }

  /** What comes of asking to place a call. */
  public sealed interface Admission {
    /** It may be placed; to be settled once, when it is over or has come to nothing. */
    record Admitted(Pass pass) implements Admission {}

    /**
     * It may not.
     *
     * @param retryAfter when it is worth asking again
     */
    record Refused(Refusal refusal, Duration retryAfter) implements Admission {}
  }

  /**
   * Counts a call, or refuses it.
   *
   * @param key whose calls it counts among
   * @param number one that {@link #number} allows
   * @param longest how long the call may last
   */
  public Admission admit(String key, PhoneNumber number, Duration longest) {
    var admission = counted(key, number, longest);
    if (admission instanceof Admission.Refused(var refusal, _)) {
      log.warn("a call is not placed: {}", refusal.code());
    }
    return admission;
  }

  private synchronized Admission counted(String key, PhoneNumber number, Duration longest) {
    var now = uptime.get();
    sweep(now);
    var minute = minutes.computeIfAbsent(key, _ -> new Meter(caps.aMinute(), MINUTE));
    var day = days.computeIfAbsent(key, _ -> new Meter(caps.aDay(), DAY));
    var one = numbers.computeIfAbsent(number, _ -> new Meter(caps.toOneNumber(), DAY));
    var worst = cost(longest);
    if (going >= caps.atATime()) {
      return refused(Reason.TOO_MANY_AT_A_TIME, "So many calls are going on already", MINUTE);
    }
    if (!minute.room(now)) {
      return refused(
          Reason.TOO_MANY_A_MINUTE, "So many calls were placed this minute", minute.untilRoom(now));
    }
    if (!day.room(now)) {
      return refused(
          Reason.TOO_MANY_A_DAY, "So many calls were placed within a day", day.untilRoom(now));
    }
    if (!one.room(now)) {
      return refused(
          Reason.NUMBER_TOO_OFTEN,
          "This number was called so often within a day",
          one.untilRoom(now));
    }
    if (!purse.room(worst, now)) {
      return refused(Reason.MONEY_SPENT, "The money for calls of a day is spent", MINUTE);
    }
    minute.count(now);
    day.count(now);
    one.count(now);
    going++;
    return new Admission.Admitted(new Pass(purse.take(worst, now)));
  }

  /**
   * Counts a call that another process placed, whatever the caps say.
   *
   * @param ago when that was
   * @param longest what it may last, or has lasted if it is over
   */
  public synchronized Pass recall(String key, PhoneNumber number, Duration ago, Duration longest) {
    var then = uptime.get().minus(ago);
    minutes.computeIfAbsent(key, _ -> new Meter(caps.aMinute(), MINUTE)).count(then);
    days.computeIfAbsent(key, _ -> new Meter(caps.aDay(), DAY)).count(then);
    numbers.computeIfAbsent(number, _ -> new Meter(caps.toOneNumber(), DAY)).count(then);
    going++;
    return new Pass(purse.take(cost(longest), then));
  }

  private static Admission refused(Reason reason, String message, Duration retryAfter) {
    return new Admission.Refused(
        new Refusal(reason, message + "; docs/outbound.md has the settings"), retryAfter);
  }

  /** Begun minutes count whole. */
  private BigDecimal cost(Duration length) {
    var minutes =
        BigDecimal.valueOf(length.toMillis())
            .divide(BigDecimal.valueOf(MINUTE.toMillis()), 0, RoundingMode.CEILING);
    return caps.aMinuteCosts().multiply(minutes);
  }

  private void sweep(Duration now) {
    if (numbers.size() > SWEPT_AT) {
      numbers.values().removeIf(meter -> meter.idle(now));
    }
  }

  /** How many calls are placed and not over. */
  public synchronized int going() {
    return going;
  }

  /** One call's leave to be placed. */
  public final class Pass {
    private final Purse.Share share;
    private boolean settled;

    private Pass(Purse.Share share) {
      this.share = share;
    }

    /** The call is over, or was never placed (zero). Harmless when repeated. */
    public void settle(Duration lasted) {
      synchronized (Guard.this) {
        if (!settled) {
          settled = true;
          going--;
          purse.settle(share, cost(lasted));
        }
      }
    }
  }
}
