package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.telephony.Switchboard;
import dev.offhook.time.Timers;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * A call held by turns, as the carrier asks for it: one request for each turn of the caller, one
 * document for each of ours. Works where neither the relay nor streams do, such as on trial
 * accounts.
 */
final class GatherRoutes {
  private final Switchboard switchboard;
  private final Timers timers;
  private final BiConsumer<CallSid, String> askAgain;
  private final BiConsumer<RoutingContext, CallSid> goOn;
  private final Here here;
  private final ConcurrentHashMap<CallSid, GatherLine> lines = new ConcurrentHashMap<>();

  /**
   * @param askAgain has the carrier ask an address of ours what to do with a call; may do nothing
   * @param goOn answers for a call that is up and has no line here
   */
  GatherRoutes(
      Switchboard switchboard,
      Here here,
      Timers timers,
      BiConsumer<CallSid, String> askAgain,
      BiConsumer<RoutingContext, CallSid> goOn) {
    this.switchboard = switchboard;
    this.here = here;
    this.timers = timers;
    this.askAgain = askAgain;
    this.goOn = goOn;
  }

  void register(Routes routes) {
    routes.post(GatherTwiml.TURN, Access.CARRIER, this::turn);
  }

  private void turn(RoutingContext request) {
    GatherRequest.read(Webhooks.form(request))
        .ifPresentOrElse(
            heard -> turn(request, heard),
            () ->
                new Problem(400, "no_call_sid", "CallSid is missing or is not one")
                    .answer(request));
  }

  private void turn(RoutingContext request, GatherRequest heard) {
    var line = lines.get(heard.call());
    if (line != null) {
      ask(request, line, heard);
      return;
    }
    goOn.accept(request, heard.call());
  }

  /** The call is to be held by turns from here on: a first line of it, or one after a break. */
  void connect(RoutingContext request, CallSid call, Assistant assistant) {
    var heard =
        GatherRequest.read(Webhooks.form(request))
            .orElseGet(() -> new GatherRequest(call, "", "", "", OptionalDouble.empty()));
    var known = lines.get(call);
    if (known != null && switchboard.handedTo(call).isEmpty()) {
      ask(request, known, heard);
      return;
    }
    var line =
        new GatherLine(
            twiml(request, assistant),
            () -> askAgain.accept(call, GatherTwiml.TURN),
            timers,
            EventLoop.here());
    var resumed = switchboard.greeted(call);
    var up = new CallEvent.LineUp(UUID.randomUUID().toString(), "");
    var listener = switchboard.connect(call, up, line, line.loop()).orElse(null);
    if (listener == null) {
      Webhooks.answer(request, Twiml.hangUp());
      return;
    }
    lines.put(call, line);
    line.whenOver(() -> lines.remove(call, line));
    var opening = assistant.opening();
    line.begin(
        listener,
        Consent.of(assistant, here.http(request), resumed),
        resumed ? "" : opening.byLine(),
        opening.firm());
    ask(request, line, heard);
  }

  private GatherTwiml twiml(RoutingContext request, Assistant assistant) {
    return new GatherTwiml(assistant.voice(), here.http(request));
  }

  private static void ask(RoutingContext request, GatherLine line, GatherRequest heard) {
    var back = EventLoop.here();
    line.loop()
        .execute(() -> line.asked(heard, twiml -> back.execute(() -> answer(request, twiml))));
  }

  private static void answer(RoutingContext request, String twiml) {
    if (!request.response().ended() && !request.response().closed()) {
      Webhooks.answer(request, twiml);
    }
  }
}
