package dev.offhook;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.call.Recording;
import dev.offhook.cost.Costs;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.CallLog;
import dev.offhook.store.CallRecord;
import dev.offhook.store.LogState;
import dev.offhook.store.StoreAway;
import dev.offhook.store.TurnRecord;
import dev.offhook.store.TurnRecord.Latency;
import dev.offhook.store.TurnRecord.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An archive of calls without end, each of some kilobytes, that counts the pages it is asked for.
 */
final class EndlessArchive implements CallArchive {
  private static final CallSid SID = new CallSid("CA0123456789abcdef0123456789abcdef");

  private final AtomicInteger pages = new AtomicInteger();
  private final int most;

  EndlessArchive() {
    this(Integer.MAX_VALUE);
  }

  private EndlessArchive(int most) {
    this.most = most;
  }

  /** One that is away after so many pages. */
  EndlessArchive awayAfter(int pagesThatCome) {
    return new EndlessArchive(pagesThatCome);
  }

  /** A server whose log this is. */
  TestServer server() {
    var log =
        new Logbook(
            CallLog.NOWHERE,
            () -> LogState.AT_REST,
            _ -> List.of(),
            this,
            (_, _) -> {},
            Logbook.NONE.shredder(),
            Logbook.NONE.recordings(),
            new dev.offhook.store.MemoryOrderBook(),
            () -> {});
    return TestServer.with(Map.of(), log);
  }

  /** How many pages were asked for. */
  int pages() {
    return pages.get();
  }

  @Override
  public CallListing calls(CallFilter filter, Optional<String> after, int limit) {
    if (pages.incrementAndGet() > most) {
      throw new StoreAway("away", new IllegalStateException());
    }
    return new CallListing(Collections.nCopies(limit, record()), Optional.of("more"));
  }

  @Override
  public Optional<CallRecord> call(CallSid sid) {
    return Optional.of(record());
  }

  @Override
  public List<TurnRecord> turns(CallSid sid) {
    var words = "words ".repeat(700);
    return List.of(
        new TurnRecord(
            0,
            Side.CALLER,
            Duration.ZERO,
            "",
            "",
            words,
            false,
            "en",
            OptionalDouble.empty(),
            Latency.UNKNOWN));
  }

  @Override
  public List<LoggedEvent> events(CallSid sid, long from, int limit) {
    return List.of();
  }

  @Override
  public List<Recording> recordings(CallSid sid) {
    return List.of();
  }

  @Override
  public Map<CallSid, Costs> costs(List<CallSid> calls) {
    return Map.of();
  }

  private static CallRecord record() {
    var details =
        new CallDetails(
            SID,
            new PhoneNumber("+15550100"),
            new PhoneNumber("+15550199"),
            CallDetails.Direction.INBOUND,
            Map.of());
    var by = new Answering("receptionist", "1", Answering.Mode.RELAY);
    return new CallRecord(details, by, Instant.EPOCH, Optional.empty(), Optional.empty());
  }
}
