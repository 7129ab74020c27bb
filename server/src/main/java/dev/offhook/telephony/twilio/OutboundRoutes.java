package dev.offhook.telephony.twilio;

import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.outbound.AnsweredBy;
import dev.offhook.outbound.Outbound;
import dev.offhook.outbound.Progress;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What the carrier asks and tells of a call we placed: {@code /outbound/{ticket}} once it is
 * answered, {@code …/status} at each step, {@code …/amd} when it knows who answered. The ticket
 * ties them to the order, so that none of them can come too early.
 */
public final class OutboundRoutes {
  static final String ROOT = "/outbound/";
  static final String STATUS = "/status";
  static final String VERDICT = "/amd";

  private final Outbound outbound;
  private final Map<Mode, BiConsumer<RoutingContext, CallDetails>> ways;

  /**
   * @param ways how a call is answered, by the way it is to be held
   */
  public OutboundRoutes(
      Outbound outbound, Map<Mode, BiConsumer<RoutingContext, CallDetails>> ways) {
    this.outbound = outbound;
    this.ways = Map.copyOf(ways);
  }

  public void register(Routes routes) {
    var ticket = ROOT + ":ticket";
    routes
        .post(ticket, Access.CARRIER, it -> named(it, call -> answered(it, call)))
        .post(ticket + STATUS, Access.CARRIER, it -> named(it, call -> progressed(it, call)))
        .post(ticket + VERDICT, Access.CARRIER, it -> named(it, call -> judged(it, call)));
  }

  private static void named(RoutingContext context, Consumer<CallSid> then) {
    CallSid.parse(Webhooks.form(context).first("CallSid"))
        .ifPresentOrElse(
            then,
            () ->
                new Problem(400, "no_call_sid", "CallSid is missing or is not one")
                    .answer(context));
  }

  private void answered(RoutingContext context, CallSid call) {
    outbound
        .answered(context.pathParam("ticket"), call)
        .thenAccept(known ->
            known.ifPresentOrElse(
                it -> {
                  var way = ways.get(it.mode());
                  if (way == null) {
                    Webhooks.answer(context, Twiml.hangUp());
                  } else {
                    way.accept(context, it.details());
                  }
                },
                () -> Webhooks.answer(context, Twiml.hangUp())))
        .exceptionally(failure -> {
          context.fail(failure);
          return null;
        });
  }

  private void progressed(RoutingContext context, CallSid call) {
    var form = Webhooks.form(context);
    var status = form.first("CallStatus");
    var progress =
        new Progress(
            call,
            status,
            CallStatus.over(status),
            sequence(form.first("SequenceNumber")),
            CallStandings.length(form.first("CallDuration")));
    outbound.progressed(context.pathParam("ticket"), progress);
    ok(context);
  }

  private void judged(RoutingContext context, CallSid call) {
    var verdict =
        switch (Webhooks.form(context).first("AnsweredBy")) {
          case "human" -> AnsweredBy.HUMAN;
          case "fax" -> AnsweredBy.FAX;
          case "machine_start" -> AnsweredBy.MACHINE;
          case "machine_end_beep", "machine_end_silence", "machine_end_other" ->
              AnsweredBy.MACHINE_LISTENS;
          default -> AnsweredBy.UNKNOWN;
        };
    outbound.judged(context.pathParam("ticket"), call, verdict);
    ok(context);
  }

  private static int sequence(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }

  private static void ok(RoutingContext context) {
    context.response().putHeader("Content-Type", "application/json").end("{\"status\":\"ok\"}");
  }
}
