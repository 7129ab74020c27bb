package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallLog;
import dev.offhook.telephony.FinalStatus;
import dev.offhook.telephony.LineListener;
import dev.offhook.telephony.RecordingTold;
import dev.offhook.telephony.Switchboard;
import dev.offhook.telephony.TextLine;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that are going on, and those that ring.
 *
 * <p>Thread-safe: webhooks and sockets come on any event loop. A call's conversation stays on the
 * loop of its first line; a later line posts to it.
 */
public final class LiveCalls implements Switchboard {
  private static final Logger logger = LoggerFactory.getLogger(LiveCalls.class);

  /** How long an announced call may take to bring up its line. */
  private static final Duration RINGING = Duration.ofSeconds(60);

  /** A carrier keeps a call that we placed no longer than this before it dials. */
  private static final Duration LONGEST_QUEUE = Duration.ofHours(25);

  private final ConcurrentHashMap<CallSid, LiveCall> calls = new ConcurrentHashMap<>();
  private final int most;
  private final Staff staff;
  private final Talks talks;
  private final CallLog log;
  private final Function<CallSid, CompletionStage<List<LoggedEvent>>> memory;
  private final Timers timers;
  private final FinishedCalls finished = new FinishedCalls();
  private volatile boolean draining;

  /**
   * @param most how many calls are taken at once
   * @param staff who answers a call
   * @param talks how a conversation is begun
   * @param log where calls are written down
   * @param memory what is written down of a call, for those that another process began
   * @param timers for calls that never bring up a line
   */
  public LiveCalls(
      int most,
      Staff staff,
      Talks talks,
      CallLog log,
      Function<CallSid, CompletionStage<List<LoggedEvent>>> memory,
      Timers timers) {
    this.most = most;
    this.staff = staff;
    this.talks = talks;
    this.log = log;
    this.memory = memory;
    this.timers = timers;
  }

  @Override
  public Admission announce(CallDetails call, Function<Assistant, Answering.Mode> mode) {
    var known = calls.get(call.sid());
    if (known != null) {
      expectLine(known);
      return new Admission.Taken(known.assistant(), known.mode());
    }
    if (finished.contains(call.sid())) {
      return new Admission.Over();
    }
    if (!takesMore()) {
      logger.warn("call {} refused: {} calls are going on", call.sid(), calls.size());
      return new Admission.Full();
    }
    var fresh = fresh(call, mode);
    var first = calls.putIfAbsent(call.sid(), fresh);
    if (first != null) {
      return new Admission.Taken(first.assistant(), first.mode());
    }
    fresh.ring();
    fresh.ringsUntil(timers.after(RINGING, () -> forget(fresh)));
    logger.info("call {} announced, assistant {}", call.sid(), fresh.assistant().id());
    return new Admission.Taken(fresh.assistant(), fresh.mode());
  }

  private LiveCall fresh(CallDetails call, Function<Assistant, Answering.Mode> mode) {
    var assistant = staff.answering(call);
    var diary = Diary.begun(call.sid(), log, timers, assistant.privacy());
    return new LiveCall(call, assistant, mode.apply(assistant), diary);
  }

  /** A call we placed may have waited for long; now that it is announced its line is due. */
  private void expectLine(LiveCall call) {
    if (call.direction() == Direction.OUTBOUND && !call.connected()) {
      call.answered();
      call.ringsUntil(timers.after(RINGING, () -> forget(call)));
    }
  }

  @Override
  public void placed(CallDetails call, Answering.Mode mode) {
    if (calls.containsKey(call.sid()) || finished.contains(call.sid())) {
      return;
    }
    var fresh = fresh(call, _ -> mode);
    if (calls.putIfAbsent(call.sid(), fresh) == null) {
      fresh.ring();
      fresh.ringsUntil(timers.after(LONGEST_QUEUE, () -> forget(fresh)));
    }
  }

  @Override
  public Optional<LineListener> connect(
      CallSid sid, CallEvent.LineUp up, TextLine line, Executor loop) {
    var call = calls.get(sid);
    if (call == null) {
      return Optional.empty();
    }
    return call.connect(up, line, loop, talks, this::over);
  }

  @Override
  public CompletionStage<Recall> recall(CallSid sid) {
    if (calls.containsKey(sid)) {
      return CompletableFuture.completedStage(new Recall.Here());
    }
    if (finished.contains(sid)) {
      return CompletableFuture.completedStage(new Recall.Over());
    }
    return memory
        .apply(sid)
        .thenApply(events -> takeUp(sid, events))
        .exceptionally(failure -> {
          logger.error("call {} cannot be looked up: {}", sid, failure.toString());
          return new Recall.Unknown();
        });
  }

  private Recall takeUp(CallSid sid, List<LoggedEvent> events) {
    if (events.isEmpty() || !(events.getFirst().event() instanceof CallEvent.Arrived arrived)) {
      return new Recall.Unknown();
    }
    var past = new Past(arrived, events);
    if (past.over()) {
      finished.add(sid);
      return new Recall.Over();
    }
    var assistant = staff.stillAnswering(arrived);
    var diary = Diary.continued(sid, log, timers, past, assistant.privacy());
    var call = new LiveCall(past, assistant, diary);
    if (calls.putIfAbsent(sid, call) == null) {
      call.ringsUntil(timers.after(RINGING, () -> forget(call)));
      logger.info("call {} taken up after {} events", sid, events.size());
    }
    return new Recall.TakenUp(past.tickets());
  }

  @Override
  public boolean expects(CallSid sid) {
    return calls.containsKey(sid);
  }

  @Override
  public boolean greeted(CallSid sid) {
    var call = calls.get(sid);
    return call != null && call.greeted();
  }

  @Override
  public boolean givenUp(CallSid sid) {
    var call = calls.get(sid);
    return call != null && call.givenUp();
  }

  @Override
  public Optional<PhoneNumber> handedTo(CallSid sid) {
    return find(sid).flatMap(LiveCall::handedTo);
  }

  @Override
  public void handedBack(CallSid sid, HandOverEnd how) {
    var call = calls.get(sid);
    if (call != null) {
      call.handedBack(how);
    }
  }

  @Override
  public void ended(CallSid sid, FinalStatus how) {
    var call = calls.get(sid);
    if (call != null) {
      end(call, call.givenUp() ? CallEnd.lineLost() : CarrierEnd.of(how, call.direction()));
    }
  }

  @Override
  public boolean recorded(CallSid sid, RecordingTold told) {
    return find(sid).filter(call -> call.recorded(told)).isPresent();
  }

  @Override
  public Optional<String> firstWords(CallSid sid) {
    return find(sid).flatMap(LiveCall::firstWords);
  }

  @Override
  public void withdrawn(CallSid sid, CallEnd end) {
    var call = calls.get(sid);
    if (call != null && !call.leave(end)) {
      end(call, end);
    }
  }

  /** The call of that name, if it is going on or rings. */
  Optional<LiveCall> find(CallSid sid) {
    return Optional.ofNullable(calls.get(sid));
  }

  /** Ends what is still going on, because the server stops. */
  public void endAll() {
    var end = new CallEnd(CallEnd.Reason.SHUTDOWN, CallEnd.Party.US);
    for (var call : calls.values()) {
      end(call, end);
    }
  }

  private void end(LiveCall call, CallEnd end) {
    if (!call.end(end) && calls.remove(call.sid(), call)) {
      finished.add(call.sid());
      call.missed(end);
    }
  }

  /** The calls that are going on or ringing, those that began first before the others. */
  public List<Ongoing> ongoing() {
    return calls.values().stream()
        .map(LiveCall::ongoing)
        .sorted(Comparator.comparing(Ongoing::began))
        .toList();
  }

  /** One of them. */
  public Optional<Ongoing> ongoing(CallSid sid) {
    return Optional.ofNullable(calls.get(sid)).map(LiveCall::ongoing);
  }

  /** Whether a call is going on or ringing, or has ended here lately. */
  public boolean knows(CallSid sid) {
    return calls.containsKey(sid) || finished.contains(sid);
  }

  /** How many calls are going on or ringing. */
  public int active() {
    return calls.size();
  }

  /** Whether one more call would be taken. */
  public boolean takesMore() {
    return !draining && calls.size() < most;
  }

  /** Takes no more calls; those that are going on finish. */
  public void drain() {
    draining = true;
  }

  private void forget(LiveCall call) {
    if (!call.connected() && calls.remove(call.sid(), call)) {
      call.missed(call.greeted() ? CallEnd.lineLost() : CallEnd.neverConnected());
      logger.warn("call {} never brought up its line", call.sid());
    }
  }

  private void over(LiveCall call, CallEnd end) {
    finished.add(call.sid());
    calls.remove(call.sid(), call);
    logger.info("call {} ended: {} by {}", call.sid(), end.reason(), end.doing());
  }
}
