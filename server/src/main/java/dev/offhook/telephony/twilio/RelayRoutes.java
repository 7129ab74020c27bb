package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.FinalStatus;
import dev.offhook.telephony.Switchboard;
import dev.offhook.telephony.Switchboard.Admission;
import dev.offhook.telephony.Switchboard.HandOverEnd;
import dev.offhook.telephony.Switchboard.Recall;
import dev.offhook.time.Timers;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call over ConversationRelay, as the carrier asks for it: the webhook that answers a ringing
 * call, the socket, and the action that says how a session ended.
 */
public final class RelayRoutes {
  private static final Logger log = LoggerFactory.getLogger(RelayRoutes.class);

  /** The parameter of our markup that ties a socket to its call. */
  static final String TOKEN = "token";

  private static final String SOCKET = "/ws";
  private static final String ACTION = "/relay-action";
  private static final Duration TOKEN_LIVES = Duration.ofSeconds(60);
  private static final int MOST_TOKENS = 100_000;
  private static final String BUSY =
      "All our lines are busy right now. Please call again in a few minutes. Goodbye.";
  private static final String APOLOGY =
      "We are sorry, something went wrong with this call. Please call again. Goodbye.";

  private final Switchboard switchboard;
  private final Optional<Origin> origin;
  private final CallTokens tokens;
  private final Timers timers;

  /**
   * @param origin where the carrier reaches us; empty when only this machine may call
   */
  public RelayRoutes(Switchboard switchboard, Optional<Origin> origin, Timers timers) {
    this.switchboard = switchboard;
    this.origin = origin;
    this.tokens = new CallTokens(TOKEN_LIVES, MOST_TOKENS);
    this.timers = timers;
  }

  public void register(Routes routes) {
    for (var path : new String[] {"/voice", "/twiml"}) {
      routes.get(path, Access.CARRIER, this::answer).post(path, Access.CARRIER, this::answer);
    }
    routes
        .post(ACTION, Access.CARRIER, this::sessionEnded)
        .post(HandOver.ENDED, Access.CARRIER, this::handedBack)
        .socket(
            SOCKET,
            Access.CARRIER,
            socket -> RelaySocket.open(socket, switchboard, tokens, timers));
  }

  private void answer(RoutingContext context) {
    VoiceRequest.read(Webhooks.form(context))
        .ifPresentOrElse(
            call -> ring(context, call),
            () ->
                new Problem(400, "no_call_sid", "CallSid is missing or is not one")
                    .answer(context));
  }

  /** Answers the question what to do with a call, whoever placed it. */
  public void ring(RoutingContext context, CallDetails call) {
    recall(context, call.sid(), _ -> announced(context, call));
  }

  /** Before a call is taken for a new one, its log is asked whether it is. */
  private void recall(RoutingContext context, CallSid call, Consumer<Recall> then) {
    if (switchboard.expects(call)) {
      then.accept(new Recall.Here());
      return;
    }
    switchboard
        .recall(call)
        .thenAccept(recall -> {
          if (recall instanceof Recall.TakenUp(var tickets)) {
            tokens.takeOver(call, tickets, timers.uptime());
          }
          then.accept(recall);
        })
        .exceptionally(failure -> {
          // Out of the router's sight by now: it must be told, or nobody is answered
          context.fail(failure);
          return null;
        });
  }

  private void announced(RoutingContext context, CallDetails call) {
    switch (switchboard.announce(call, Answering.Mode.RELAY)) {
      case Admission.Taken(Assistant assistant) -> connect(context, call.sid(), assistant);
      case Admission.Over _ -> Webhooks.answer(context, Twiml.hangUp());
      case Admission.Full _ -> Webhooks.answer(context, Twiml.sayAndHangUp(BUSY, ""));
    }
  }

  private void connect(RoutingContext context, CallSid call, Assistant assistant) {
    var here = origin.orElseGet(() -> Origin.usedBy(context.request()));
    var token = tokens.mint(call, timers.uptime());
    var twiml =
        new RelayTwiml(
            assistant,
            here.socket() + SOCKET,
            here.http() + ACTION,
            Map.of(TOKEN, token),
            switchboard.greeted(call));
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
      var here = origin.orElseGet(() -> Origin.usedBy(context.request()));
      Webhooks.answer(context, HandOver.dial(next.get(), here.http()));
      return;
    }
    switch (ended.status()) {
      case SessionStatus.Ended(String data)
          when data.equals(SessionStatus.GO_ON) && ended.callAlive() ->
          recall(context, ended.call(), recall -> goOn(context, ended.call(), recall));
      case SessionStatus.Failed _ when ended.callAlive() ->
          recall(context, ended.call(), recall -> goOn(context, ended.call(), recall));
      case SessionStatus.Failed _,
          SessionStatus.Completed _,
          SessionStatus.Ended _,
          SessionStatus.Unknown _ -> {
        over(ended.call(), FinalStatus.COMPLETED);
        Webhooks.answer(context, Twiml.hangUp());
      }
    }
  }

  /** Whoever was dialled is done with the call, or was not reached and it is ours again. */
  private void handedBack(RoutingContext context) {
    var form = Webhooks.form(context);
    CallSid.parse(form.first("CallSid"))
        .ifPresentOrElse(
            call -> handedBack(context, call, HandOver.end(form)),
            () ->
                new Problem(400, "no_call_sid", "CallSid is missing or is not one")
                    .answer(context));
  }

  private void handedBack(RoutingContext context, CallSid call, HandOverEnd end) {
    log.info("call {} was handed over: {}", call, end);
    recall(
        context,
        call,
        recall -> {
          switchboard.handedBack(call, end);
          if (end == HandOverEnd.TALKED) {
            Webhooks.answer(context, Twiml.hangUp());
          } else {
            goOn(context, call, recall);
          }
        });
  }

  /**
   * The session broke while the call is up. A new one goes on where it stopped, or starts anew when
   * nothing is known of the call; a call that never got its first session is not tried for ever,
   * nor is one whose sessions break again and again. A call that was left alone by another process
   * is, whether it had its first session there or not.
   */
  private void goOn(RoutingContext context, CallSid call, Recall recall) {
    var takenUp = recall instanceof Recall.TakenUp;
    var resumes = (takenUp || switchboard.greeted(call)) && !switchboard.givenUp(call);
    if (resumes || !switchboard.expects(call)) {
      answer(context);
    } else {
      over(call, FinalStatus.FAILED);
      Webhooks.answer(context, Twiml.sayAndHangUp(APOLOGY, ""));
    }
  }

  private void over(CallSid call, FinalStatus how) {
    switchboard.ended(call, how);
    tokens.forget(call);
  }
}
