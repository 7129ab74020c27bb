package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Relay;
import dev.offhook.phone.twilio.twiml.Verb;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that is in the hands of the application's socket, until that is over. */
final class RelayAct implements Act {
  private final Leg leg;
  private final CallFlow flow;
  private final Verb.Connect connect;
  private @Nullable RelaySession session;
  private boolean stopped;

  RelayAct(Leg leg, CallFlow flow, Verb.Connect connect) {
    this.leg = leg;
    this.flow = flow;
    this.connect = connect;
  }

  void begin() {
    switch (connect.noun()) {
      case Relay relay -> open(relay);
      case Verb.RefusedRelay refused -> failed(refused.why(), flow.toldNow());
      case Verb.OtherNoun other -> flow.notActedOut("Connect " + other.name());
    }
  }

  Optional<RelaySession> session() {
    return Optional.ofNullable(session);
  }

  @Override
  public Optional<Ear> ear() {
    return session().filter(RelaySession::open).map(RelaySession::talk);
  }

  @Override
  public void callerHangsUp() {
    if (session != null) {
      session.callerHangsUp();
    } else {
      flow.gone();
    }
  }

  @Override
  public void stop() {
    stopped = true;
    if (session != null) {
      session.callerHangsUp();
    }
  }

  private void open(Relay relay) {
    String shown = flow.standing().answered() ? "IN_PROGRESS" : "RINGING";
    RelaySession.Watcher watcher = new RelaySession.Watcher(() -> opened(relay), this::over);
    session = new RelaySession(leg, relay, shown, watcher);
    session.begin();
  }

  private void opened(Relay relay) {
    flow.standing().answer();
    if (relay.welcomeGreeting().isBlank()) {
      flow.settle();
    }
    flow.unheard().listening();
  }

  private void over(RelaySession past, SessionEnd end) {
    session = null;
    if (stopped) {
      return;
    }
    SessionEnd known = flow.standing().gone() ? new SessionEnd.HungUp() : end;
    flow.standing().closed(past.closeCode(), past.closeReason());
    Map<String, String> told = ActionParameters.of(flow.toldNow(), past, known);
    switch (known) {
      case SessionEnd.HungUp hungUp -> flow.sayGoodbye(action(), told);
      case SessionEnd.Handed handed -> flow.goOn(action(), told);
      case SessionEnd.Failed failed -> {
        leg.ledger().notice(failed.notice());
        flow.goOn(action(), told);
      }
      case SessionEnd.Unopened unopened -> {
        leg.ledger().notice(unopened.notice());
        failed(unopened.notice(), told);
      }
    }
  }

  /** Before the call is answered the caller hears busy, and the action URL is not asked. */
  private void failed(Notice why, Map<String, String> told) {
    if (flow.standing().answered()) {
      flow.goOn(action(), ActionParameters.of(told, new SessionEnd.Unopened(why)));
    } else {
      flow.standing().finish(Outcome.Reason.BUSY, why.described());
    }
  }

  private @Nullable Callback action() {
    return connect.action() == null ? null : new Callback(connect.action(), connect.method());
  }
}
