package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
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
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door: the webhooks that ask what to do with a call, each answered in the way the call
 * is held. {@code /voice} holds it as the assistant's file or the server's settings say, {@code
 * /twiml} over the relay, {@code /voice/outbound} by turns.
 */
public final class VoiceRoutes {
  private static final Logger log = LoggerFactory.getLogger(VoiceRoutes.class);
  private static final Duration TOKEN_LIVES = Duration.ofSeconds(60);
  private static final int MOST_TOKENS = 100_000;
  private static final String BUSY =
      "All our lines are busy right now. Please call again in a few minutes. Goodbye.";
  private static final String APOLOGY =
      "We are sorry, something went wrong with this call. Please call again. Goodbye.";

  private final Switchboard switchboard;
  private final Mode usual;
  private final Recalls recalls;
  private final CallTokens tokens = new CallTokens(TOKEN_LIVES, MOST_TOKENS);
  private final RelayRoutes relay;
  private final GatherRoutes gather;

  /**
   * @param origin where the carrier reaches us; empty when only this machine may call
   * @param askAgain has the carrier ask an address of ours what to do with a call; may do nothing
   * @param usual how a call is held, if its assistant's file does not say
   */
  public VoiceRoutes(
      Switchboard switchboard,
      Optional<Origin> origin,
      Mode usual,
      BiConsumer<CallSid, String> askAgain,
      Timers timers) {
    this.switchboard = switchboard;
    this.usual = usual;
    this.recalls = new Recalls(switchboard, tokens, timers);
    var here = new Here(origin);
    this.relay = new RelayRoutes(switchboard, tokens, here, timers, this::goOn);
    this.gather = new GatherRoutes(switchboard, here, timers, askAgain, this::goOn);
  }

  /** Registers every address at which the carrier asks. */
  public void register(Routes routes) {
    ring(routes, "/voice", this::byFile);
    ring(routes, "/twiml", _ -> Mode.RELAY);
    ring(routes, "/voice/outbound", _ -> Mode.GATHER);
    routes.post(HandOver.ENDED, Access.CARRIER, this::handedBack);
    relay.register(routes);
    gather.register(routes);
  }

  private void ring(Routes routes, String path, Function<Assistant, Mode> mode) {
    routes
        .get(path, Access.CARRIER, it -> answer(it, mode))
        .post(path, Access.CARRIER, it -> answer(it, mode));
  }

  private Mode byFile(Assistant assistant) {
    return switch (assistant.mode()) {
      case SERVERS_OWN -> usual;
      case RELAY -> Mode.RELAY;
      case GATHER -> Mode.GATHER;
      case PIPELINE -> Mode.PIPELINE;
      case REALTIME -> Mode.REALTIME;
    };
  }

  private void answer(RoutingContext request, Function<Assistant, Mode> mode) {
    VoiceRequest.read(Webhooks.form(request))
        .ifPresentOrElse(
            call -> recalls.recall(request, call.sid(), _ -> announced(request, call, mode)),
            () -> noCall(request));
  }

  /** How a call that is known already is answered, by the way it is to be held. */
  public Map<Mode, BiConsumer<RoutingContext, CallDetails>> held() {
    return Map.of(
        Mode.RELAY, (request, call) -> ring(request, call, Mode.RELAY),
        Mode.GATHER, (request, call) -> ring(request, call, Mode.GATHER));
  }

  private void ring(RoutingContext request, CallDetails call, Mode mode) {
    recalls.recall(request, call.sid(), _ -> announced(request, call, _ -> mode));
  }

  private void announced(RoutingContext request, CallDetails call, Function<Assistant, Mode> mode) {
    switch (switchboard.announce(call, mode)) {
      case Admission.Taken(Assistant assistant, Mode held) -> {
        switch (held) {
          case GATHER -> gather.connect(request, call.sid(), assistant);
          // The others are held over the relay until they are there
          case RELAY, PIPELINE, REALTIME -> relay.connect(request, call.sid(), assistant);
        }
      }
      case Admission.Over _ -> Webhooks.answer(request, Twiml.hangUp());
      case Admission.Full _ -> Webhooks.answer(request, Twiml.sayAndHangUp(BUSY, ""));
    }
  }

  /** Whoever was dialled is done with the call, or was not reached and it is ours again. */
  private void handedBack(RoutingContext request) {
    var form = Webhooks.form(request);
    CallSid.parse(form.first("CallSid"))
        .ifPresentOrElse(
            call ->
                CallStatus.over(form.first("CallStatus"))
                    .ifPresentOrElse(
                        how -> gone(request, call, how),
                        () -> handedBack(request, call, HandOver.end(form))),
            () -> noCall(request));
  }

  /** The call itself is over: who had it meanwhile does not matter, unless they talked. */
  private void gone(RoutingContext request, CallSid call, FinalStatus how) {
    if (HandOver.end(Webhooks.form(request)) == HandOverEnd.TALKED) {
      switchboard.handedBack(call, HandOverEnd.TALKED);
    }
    switchboard.ended(call, how);
    tokens.forget(call);
    Webhooks.answer(request, Twiml.hangUp());
  }

  private void handedBack(RoutingContext request, CallSid call, HandOverEnd end) {
    log.info("call {} was handed over: {}", call, end);
    recalls.recall(
        request,
        call,
        recall -> {
          switchboard.handedBack(call, end);
          if (end == HandOverEnd.TALKED) {
            Webhooks.answer(request, Twiml.hangUp());
          } else {
            goOn(request, call, recall);
          }
        });
  }

  /** What is held of it is lost, and the call is up: it is looked for before it goes on. */
  private void goOn(RoutingContext request, CallSid call) {
    recalls.recall(request, call, recall -> goOn(request, call, recall));
  }

  /**
   * A new line goes on where the last one stopped, or starts anew when nothing is known of the
   * call; a call that never got its first line is not tried for ever, nor is one whose lines break
   * again and again. A call that was left alone by another process is, whether it had its first
   * line there or not.
   */
  private void goOn(RoutingContext request, CallSid call, Recall recall) {
    var takenUp = recall instanceof Recall.TakenUp;
    var resumes = (takenUp || switchboard.greeted(call)) && !switchboard.givenUp(call);
    if (resumes || !switchboard.expects(call)) {
      answer(request, this::byFile);
    } else {
      switchboard.ended(call, FinalStatus.FAILED);
      tokens.forget(call);
      Webhooks.answer(request, Twiml.sayAndHangUp(APOLOGY, ""));
    }
  }

  private static void noCall(RoutingContext request) {
    new Problem(400, "no_call_sid", "CallSid is missing or is not one").answer(request);
  }
}
