package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Relay;
import dev.offhook.phone.twilio.twiml.Twiml;
import dev.offhook.phone.twilio.twiml.Verb;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call from the first ring to its end: fetches TwiML and carries it out. */
final class CallFlow {
  private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";

  private final Leg leg;
  private final Sources sources;
  private final Standing standing;
  private final Deque<Consumer<RelaySession>> waiting = new ArrayDeque<>();
  private Deque<Verb> verbs = new ArrayDeque<>();
  private @Nullable RelaySession session;
  private PhoneTime.@Nullable Timer pending;
  private boolean abandoned;

  CallFlow(Leg leg, Standing standing, String voiceUrl) {
    this.leg = leg;
    this.standing = standing;
    this.sources =
        new Sources(leg, standing, voiceUrl, new Sources.Reader(this::run, this::applicationError));
  }

  void start() {
    standing.ring();
    Instructions voiceUrl = new Instructions.At(leg.options().urls().method(), sources.base());
    begin(voiceUrl, Map.of());
  }

  /** Carries out {@code instructions}; their URL is also told {@code more}. */
  void begin(Instructions instructions, Map<String, String> more) {
    switch (instructions) {
      case Instructions.At at ->
          pauseFor(leg.options().faults().webhookDelay(), () -> sources.first(at, more));
      case Instructions.Inline inline -> sources.first(inline, more);
    }
  }

  /** The same call, to go on with other instructions; of this flow nothing more comes. */
  CallFlow abandonFor() {
    CallFlow next = new CallFlow(leg, standing, sources.base());
    next.waiting.addAll(waiting);
    abandoned = true;
    if (pending != null) {
      pending.cancel();
    }
    if (session != null) {
      session.callerHangsUp();
    }
    return next;
  }

  /** Runs {@code act} in the current relay session, or as soon as there is one. */
  void inSession(Consumer<RelaySession> act) {
    if (session != null && session.open()) {
      act.accept(session);
    } else if (!standing.over()) {
      waiting.add(act);
    }
  }

  Optional<RelaySession> session() {
    return Optional.ofNullable(session);
  }

  void callerHangsUp() {
    leave(Outcome.Reason.CALLER_HUNG_UP);
  }

  /** One side hangs up: the session is closed and its action URL told, then the call is over. */
  void leave(Outcome.Reason why) {
    if (done()) {
      return;
    }
    standing.leave(why);
    if (pending != null) {
      pending.cancel();
    }
    if (session != null) {
      session.callerHangsUp();
    } else {
      gone();
    }
  }

  private void fetch(String method, String url, Map<String, String> told) {
    if (!abandoned) {
      sources.fetch(method, url, told);
    }
  }

  private void run(Twiml twiml) {
    verbs = new ArrayDeque<>(twiml.verbs());
    next();
  }

  private void next() {
    if (done()) {
      return;
    }
    Verb verb = verbs.poll();
    switch (verb) {
      case null -> hangUp("the TwiML came to its end");
      case Verb.Connect connect -> connect(connect);
      case Verb.Say say -> speak(say.words(), this::next);
      case Verb.Pause pause -> stayOnTheLine(pause.length());
      case Verb.Play play -> stayOnTheLine(leg.options().pace().recording());
      case Verb.Hangup hangup -> hangUp("the assistant hung up");
      case Verb.Redirect redirect ->
          fetch(redirect.method(), sources.resolve(redirect.url()), sources.toldNow());
      case Verb.Reject reject ->
          standing.finish(Outcome.Reason.REJECTED, "the call was not taken: " + reject.reason());
      case Verb.Dial dial -> dial(dial);
      case Verb.Unsupported other -> notActedOut(other.name());
    }
  }

  private void hangUp(String why) {
    standing.answer();
    standing.finish(Outcome.Reason.APPLICATION_HUNG_UP, why);
  }

  private void stayOnTheLine(Duration length) {
    standing.answer();
    pauseFor(length, this::next);
  }

  private void speak(String words, Runnable then) {
    standing.answer();
    Duration start = leg.time().uptime();
    Duration length = leg.options().pace().ofAgent(words);
    leg.ledger().tell(new CallEvent.Speaking(words, length));
    pauseFor(
        length,
        () -> {
          leg.ledger().heard(words, start, false);
          leg.ledger().tell(new CallEvent.Silent());
          then.run();
        });
  }

  private void dial(Verb.Dial dial) {
    standing.answer();
    leg.ledger().dial(dial.target());
    if (dial.action() == null) {
      next();
      return;
    }
    String ended = leg.options().dialStatus();
    Map<String, String> told = sources.toldNow();
    told.put("DialCallStatus", ended);
    told.put("DialCallSid", Exchange.sid("CA"));
    told.put("DialBridged", Boolean.toString(ended.equals("completed")));
    fetch(dial.method(), sources.resolve(dial.action()), told);
  }

  private void connect(Verb.Connect connect) {
    switch (connect.noun()) {
      case Relay relay -> open(connect, relay);
      case Verb.RefusedRelay refused -> failed(connect, refused.why(), sources.toldNow());
      case Verb.OtherNoun other -> notActedOut("Connect " + other.name());
    }
  }

  private void open(Verb.Connect connect, Relay relay) {
    String shown = standing.answered() ? "IN_PROGRESS" : "RINGING";
    session =
        new RelaySession(
            leg,
            relay,
            shown,
            new RelaySession.Watcher(this::sessionOpen, (over, end) -> over(connect, over, end)));
    session.begin();
  }

  private void sessionOpen() {
    standing.answer();
    while (!waiting.isEmpty() && session != null) {
      waiting.removeFirst().accept(session);
    }
  }

  private void over(Verb.Connect connect, RelaySession past, SessionEnd end) {
    session = null;
    if (abandoned) {
      return;
    }
    SessionEnd known = standing.gone() ? new SessionEnd.HungUp() : end;
    standing.closed(past.closeCode(), past.closeReason());
    Map<String, String> told = ActionParameters.of(sources.toldNow(), past, known);
    switch (known) {
      case SessionEnd.HungUp hungUp -> sayGoodbye(connect, told);
      case SessionEnd.Handed handed -> goOn(connect, told);
      case SessionEnd.Failed failed -> {
        leg.ledger().notice(failed.notice());
        goOn(connect, told);
      }
      case SessionEnd.Unopened unopened -> {
        leg.ledger().notice(unopened.notice());
        failed(connect, unopened.notice(), told);
      }
    }
  }

  /** Before the call is answered the caller hears busy, and the action URL is not asked. */
  private void failed(Verb.Connect connect, Notice why, Map<String, String> told) {
    if (standing.answered()) {
      goOn(connect, ActionParameters.of(told, new SessionEnd.Unopened(why)));
    } else {
      standing.finish(Outcome.Reason.BUSY, describe(why));
    }
  }

  private void goOn(Verb.Connect connect, Map<String, String> told) {
    if (connect.action() == null) {
      next();
    } else {
      fetch(connect.method(), sources.resolve(connect.action()), told);
    }
  }

  /** The caller has gone: the action URL is told, and its answer does not matter. */
  private void sayGoodbye(Verb.Connect connect, Map<String, String> told) {
    if (connect.action() == null) {
      gone();
    } else {
      sources
          .tell(connect.method(), sources.resolve(connect.action()), told)
          .onComplete(answer -> gone());
    }
  }

  private void gone() {
    standing.finishGone();
  }

  private void notActedOut(String name) {
    applicationError(new Notice(Notice.SCHEMA, "this phone does not act out " + name));
  }

  private void applicationError(Notice notice) {
    if (done()) {
      return;
    }
    leg.ledger().notice(notice);
    if (standing.answered()) {
      speak(APOLOGY, () -> standing.finish(Outcome.Reason.APPLICATION_ERROR, describe(notice)));
    } else {
      standing.finish(Outcome.Reason.BUSY, describe(notice));
    }
  }

  private boolean done() {
    return abandoned || standing.over() || standing.gone();
  }

  private void pauseFor(Duration delay, Runnable task) {
    pending = leg.time().after(delay, task);
  }

  private static String describe(Notice notice) {
    return notice.code() + " " + notice.text();
  }
}
