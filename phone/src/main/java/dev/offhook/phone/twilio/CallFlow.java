package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Relay;
import dev.offhook.phone.twilio.twiml.Twiml;
import dev.offhook.phone.twilio.twiml.Verb;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call from the first ring to its end: fetches TwiML and carries it out. */
final class CallFlow {
  private static final int HOPS = 30;
  private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";

  private final Leg leg;
  private final Webhooks webhooks;
  private final Documents documents;
  private final CallParameters parameters;
  private final Standing standing;
  private final Deque<Consumer<RelaySession>> waiting = new ArrayDeque<>();
  private Deque<Verb> verbs = new ArrayDeque<>();
  private String base;
  private int hops;
  private @Nullable RelaySession session;
  private PhoneTime.@Nullable Timer pending;

  CallFlow(Leg leg, String voiceUrl) {
    this.leg = leg;
    this.base = voiceUrl;
    this.webhooks = new Webhooks(leg);
    this.documents = new Documents(webhooks, leg.ledger());
    this.parameters = new CallParameters(leg);
    this.standing = new Standing(leg, new StatusCallbacks(leg, webhooks, parameters));
  }

  Future<Outcome> ended() {
    return standing.ended();
  }

  void start() {
    standing.ring();
    pauseFor(leg.options().faults().webhookDelay(), this::askVoiceUrl);
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
    if (standing.over() || standing.gone()) {
      return;
    }
    standing.callerGone();
    if (pending != null) {
      pending.cancel();
    }
    if (session != null) {
      session.callerHangsUp();
    } else {
      gone();
    }
  }

  private void askVoiceUrl() {
    String method = leg.options().urls().method();
    Map<String, String> told =
        standing.answered() ? parameters.standard("in-progress") : parameters.first();
    String token = UUID.randomUUID().toString();
    documents
        .fetch(method, base, told, token)
        .onSuccess(twiml -> run(twiml, base))
        .onFailure(failure -> askFallback(FetchFailed.noticeOf(failure)));
    if (leg.options().faults().webhookTwice()) {
      webhooks.ask(method, base, told, token);
    }
  }

  private void askFallback(Notice why) {
    String fallback = leg.options().urls().fallback();
    if (fallback == null) {
      applicationError(why);
      return;
    }
    leg.ledger().notice(why);
    Map<String, String> told = parameters.standard(standing.callStatus());
    told.put("ErrorCode", Integer.toString(why.code()));
    told.put("ErrorUrl", base);
    fetch("POST", fallback, told);
  }

  private void fetch(String method, String url, Map<String, String> told) {
    if (hops++ >= HOPS) {
      applicationError(new Notice(Notice.TOO_MANY_HOPS, "more than " + HOPS + " documents"));
      return;
    }
    documents
        .fetch(method, url, told, UUID.randomUUID().toString())
        .onSuccess(twiml -> run(twiml, url))
        .onFailure(failure -> applicationError(FetchFailed.noticeOf(failure)));
  }

  private void run(Twiml twiml, String url) {
    base = url;
    verbs = new ArrayDeque<>(twiml.verbs());
    next();
  }

  private void next() {
    if (standing.over() || standing.gone()) {
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
      case Verb.Redirect redirect -> fetch(redirect.method(), resolve(redirect.url()), toldNow());
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
    Map<String, String> told = toldNow();
    told.put("DialCallStatus", ended);
    told.put("DialCallSid", Exchange.sid("CA"));
    told.put("DialBridged", Boolean.toString(ended.equals("completed")));
    fetch(dial.method(), resolve(dial.action()), told);
  }

  private void connect(Verb.Connect connect) {
    switch (connect.noun()) {
      case Relay relay -> open(connect, relay);
      case Verb.RefusedRelay refused -> failed(connect, refused.why(), toldNow());
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
    SessionEnd known = standing.gone() ? new SessionEnd.HungUp() : end;
    standing.closed(past.closeCode(), past.closeReason());
    Map<String, String> told = ActionParameters.of(toldNow(), past, known);
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
      fetch(connect.method(), resolve(connect.action()), told);
    }
  }

  /** The caller has gone: the action URL is told, and its answer does not matter. */
  private void sayGoodbye(Verb.Connect connect, Map<String, String> told) {
    if (connect.action() == null) {
      gone();
    } else {
      webhooks.ask(connect.method(), resolve(connect.action()), told).onComplete(answer -> gone());
    }
  }

  private void gone() {
    standing.finish(Outcome.Reason.CALLER_HUNG_UP, "the caller hung up");
  }

  private void notActedOut(String name) {
    applicationError(new Notice(Notice.SCHEMA, "this phone does not act out " + name));
  }

  private void applicationError(Notice notice) {
    if (standing.over() || standing.gone()) {
      return;
    }
    leg.ledger().notice(notice);
    if (standing.answered()) {
      speak(APOLOGY, () -> standing.finish(Outcome.Reason.APPLICATION_ERROR, describe(notice)));
    } else {
      standing.finish(Outcome.Reason.BUSY, describe(notice));
    }
  }

  private void pauseFor(Duration delay, Runnable task) {
    pending = leg.time().after(delay, task);
  }

  private Map<String, String> toldNow() {
    return parameters.standard(standing.callStatus());
  }

  private String resolve(String url) {
    return URI.create(base).resolve(url).toString();
  }

  private static String describe(Notice notice) {
    return notice.code() + " " + notice.text();
  }
}
