package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one-time tokens that tie a socket to a webhook we answered: minted into the markup, shown in
 * the session's setup.
 *
 * <p>A token belongs to one call and opens it once, within its time to live. After that the same
 * call may show it again for as long as it lives, because a carrier that reconnects a lost session
 * sends the same parameters; for any other call it is worth nothing. Only hashes are kept. A call
 * may have a few tokens out, since a webhook can be asked twice and a session be resumed.
 *
 * <p>{@code now} is always {@link dev.offhook.time.Timers#uptime()}. Safe from any event loop.
 */
final class CallTokens {
  private static final int BYTES = 24;
  private static final int TOKENS_A_CALL = 4;

  private final Duration timeToLive;
  private final int mostCalls;
  private final SecureRandom random = new SecureRandom();
  private final Map<CallSid, Held> held = new ConcurrentHashMap<>();
  private final AtomicLong nextSweep = new AtomicLong(Long.MIN_VALUE);

  /**
   * @param timeToLive how long a token waits to be shown for the first time
   * @param mostCalls calls to keep tokens for; beyond it the oldest lose theirs. Well above the
   *     calls that may be live, else a live one loses its way back
   */
  CallTokens(Duration timeToLive, int mostCalls) {
    if (timeToLive.isNegative() || timeToLive.isZero() || mostCalls < 1) {
      throw new IllegalArgumentException("tokens need a time to live and room for a call");
    }
    this.timeToLive = timeToLive;
    this.mostCalls = mostCalls;
  }

  /** A new token for a call, to be put into its markup: 192 random bits, safe in a URL. */
  String mint(CallSid call, Duration now) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var ticket = new Ticket(TokenHash.of(token), now, false);
    held.merge(call, new Held(List.of(ticket)), (old, added) -> old.with(ticket));
    makeRoom(now);
    return token;
  }

  /**
   * A call is taken up from another process: the tokens it has shown there count here.
   *
   * @param tickets as {@link TokenHash#written} gave them
   */
  void takeOver(CallSid call, Set<String> tickets, Duration now) {
    for (var ticket : tickets) {
      TokenHash.read(ticket)
          .map(hash -> new Ticket(hash, now, true))
          .ifPresent(
              used -> held.merge(call, new Held(List.of(used)), (old, added) -> old.with(used)));
    }
  }

  /** Whether a socket that shows this token may carry this call. */
  Admission admit(String token, CallSid call, Duration now) {
    if (token.isEmpty()) {
      return Admission.Refused.MISSING;
    }
    var shown = TokenHash.of(token);
    while (true) {
      var tickets = held.get(call);
      if (tickets == null) {
        return Admission.Refused.NO_SUCH_CALL;
      }
      var answer = tickets.answer(shown, now, timeToLive);
      // Lost to another socket of this call: look again, for only one of them is the first.
      if (answer != Admission.Admitted.FIRST || held.replace(call, tickets, tickets.using(shown))) {
        return answer;
      }
    }
  }

  /** The call is over; none of its tokens opens anything any more. */
  void forget(CallSid call) {
    held.remove(call);
  }

  /** Calls with a token out or in use. */
  int calls() {
    return held.size();
  }

  private void makeRoom(Duration now) {
    long due = nextSweep.get();
    boolean turn = now.toNanos() >= due;
    if (turn && nextSweep.compareAndSet(due, now.plus(timeToLive).toNanos())) {
      held.values().removeIf(tickets -> tickets.lapsed(now, timeToLive));
    }
    if (held.size() > mostCalls) {
      dropOldest();
    }
  }

  /** A tenth at a time, so that a full table is searched once for many that come. */
  private void dropOldest() {
    int tooMany = held.size() - mostCalls + mostCalls / 10;
    held.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().newest()))
        .limit(tooMany)
        .toList()
        .forEach(entry -> held.remove(entry.getKey(), entry.getValue()));
  }

  /** One token: its hash, its age, whether it has been shown. */
  private record Ticket(TokenHash hash, Duration minted, boolean used) {
    boolean lapsed(Duration now, Duration timeToLive) {
      return !used && now.minus(minted).compareTo(timeToLive) > 0;
    }
  }

  /** A call's tokens, oldest first; replaced as a whole, never changed. */
  private record Held(List<Ticket> tickets) {

    Held with(Ticket added) {
      var all = new ArrayList<>(tickets);
      all.add(added);
      return new Held(
          List.copyOf(all.subList(Math.max(0, all.size() - TOKENS_A_CALL), all.size())));
    }

    /** Every ticket is compared, so that the time taken tells nothing. */
    Admission answer(TokenHash shown, Duration now, Duration timeToLive) {
      Admission answer = Admission.Refused.WRONG;
      for (var ticket : tickets) {
        if (ticket.hash().matches(shown)) {
          answer =
              ticket.lapsed(now, timeToLive)
                  ? Admission.Refused.EXPIRED
                  : ticket.used() ? Admission.Admitted.AGAIN : Admission.Admitted.FIRST;
        }
      }
      return answer;
    }

    Held using(TokenHash shown) {
      return new Held(
          tickets.stream()
              .map(ticket ->
                  ticket.hash().matches(shown)
                      ? new Ticket(ticket.hash(), ticket.minted(), true)
                      : ticket)
              .toList());
    }

    boolean lapsed(Duration now, Duration timeToLive) {
      return tickets.stream().allMatch(ticket -> ticket.lapsed(now, timeToLive));
    }

    Duration newest() {
      return tickets.getLast().minted();
    }
  }
}
