package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.FinalStatus;
import dev.offhook.telephony.Switchboard;
import dev.offhook.time.Timers;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call over ConversationRelay, as the carrier asks for it: the markup, the socket, and the action
 * that says how a session ended.
 */
final class RelayRoutes {
  private static final Logger log = LoggerFactory.getLogger(RelayRoutes.class);

  /** The parameter of our markup that ties a socket to its call. */
  static final String TOKEN = "token";

  private static final String SOCKET = "/ws";
  private static final String ACTION = "/relay-action";

  private final Switchboard switchboard;
  private final CallTokens tokens;
  private final Here here;
  private final Timers timers;
  private final BiConsumer<RoutingContext, CallSid> goOn;

  /**
   * @param goOn answers for a call that is up and has lost its session
   */
  RelayRoutes(
      Switchboard switchboard,
      CallTokens tokens,
      Here here,
      Timers timers,
      BiConsumer<RoutingContext, CallSid> goOn) {
    this.switchboard = switchboard;
    this.tokens = tokens;
    this.here = here;
    this.timers = timers;
    this.goOn = goOn;
  }

  void register(Routes routes) {
    routes
        .post(ACTION, Access.CARRIER, this::sessionEnded)
        .socket(
            SOCKET,
            Access.CARRIER,
            socket -> RelaySocket.open(socket, switchboard, tokens, timers));
  }

  /** Puts a call through to {@code assistant} over the relay. */
  void connect(RoutingContext context, CallSid call, Assistant assistant) {
    var origin = here.of(context);
    var token = tokens.mint(call, timers.uptime());
    var resumed = switchboard.greeted(call);
    var twiml =
        new RelayTwiml(
            assistant,
            origin.socket() + SOCKET,
            origin.http() + ACTION,
            Map.of(TOKEN, token),
            resumed,
            Consent.of(assistant, origin.http(), resumed));
    Webhooks.answer(context, twiml.xml());
  }

  private void sessionEnded(RoutingContext context) {
    ActionRequest.read(Webhooks.form(context))
        .ifPresentOrElse(
            ended -> sessionEnded(context, ended),
            () ->
                new Problem(400, "no_call_sid", "CallSid is missing or is not one")
                    .answer(context));
  }

  private void sessionEnded(RoutingContext context, ActionRequest ended) {
    log.info(
        "call {} session {} over: {}",
        ended.call(),
        SessionName.shown(ended.sessionId()),
        ended.status().getClass().getSimpleName());
    var next =
        ended.callAlive() ? switchboard.handedTo(ended.call()) : Optional.<PhoneNumber>empty();
    if (next.isPresent()) {
      Webhooks.answer(context, HandOver.dial(next.get(), here.http(context)));
      return;
    }
    switch (ended.status()) {
      case SessionStatus.Ended(String data)
          when data.equals(SessionStatus.GO_ON) && ended.callAlive() ->
          goOn.accept(context, ended.call());
      case SessionStatus.Failed _ when ended.callAlive() -> goOn.accept(context, ended.call());
      case SessionStatus.Failed _,
          SessionStatus.Completed _,
          SessionStatus.Ended _,
          SessionStatus.Unknown _ -> {
        over(ended.call(), ended.over().orElse(FinalStatus.COMPLETED));
        Webhooks.answer(context, Twiml.hangUp());
      }
    }
  }

  private void over(CallSid call, FinalStatus how) {
    switchboard.ended(call, how);
    tokens.forget(call);
  }
}
