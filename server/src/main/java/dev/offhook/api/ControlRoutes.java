package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.conversation.CallControl;
import dev.offhook.conversation.Obeyed;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What can be done with a call that is going on: {@code /api/calls/{sid}/end}, {@code interrupt},
 * {@code say}, {@code transfer} and {@code digits}, and the first two under the names users of
 * other assistants know.
 */
public final class ControlRoutes {
  private static final int LONGEST_WORDS = 2000;
  private static final Pattern DIGITS = Pattern.compile("[0-9*#w]{1,32}");

  private final CallControl control;

  public ControlRoutes(CallControl control) {
    this.control = control;
  }

  public void register(Routes routes) {
    routes
        .post("/api/calls/:sid/end", Access.OPERATOR, it -> answer(it, this::end))
        .post("/api/calls/:sid/interrupt", Access.OPERATOR, it -> answer(it, this::interrupt))
        .post("/api/calls/:sid/say", Access.OPERATOR, it -> answer(it, this::say))
        .post("/api/calls/:sid/transfer", Access.OPERATOR, it -> answer(it, this::transfer))
        .post("/api/calls/:sid/digits", Access.OPERATOR, it -> answer(it, this::digits))
        .post("/interrupt-call/:sid", Access.OPERATOR, it -> answer(it, this::interrupt))
        .post("/end_call", Access.OPERATOR, it -> answer(it, this::endNamed));
  }

  /** What is asked for, and the answer once it is done. */
  private record Wish(CompletionStage<Obeyed> obeyed, JsonObject done) {}

  private Wish end(RoutingContext request) {
    var call = Parameters.call(request);
    return new Wish(
        control.end(call, Body.of(request).text("farewell", LONGEST_WORDS)), success(call));
  }

  private Wish endNamed(RoutingContext request) {
    var body = Body.of(request);
    var call = CallSid.parse(body.required("call_sid", 200)).orElseThrow(Refused::badSid);
    return new Wish(
        control.end(call, body.text("farewell", LONGEST_WORDS)),
        new JsonObject().put("status", "success"));
  }

  private Wish interrupt(RoutingContext request) {
    var call = Parameters.call(request);
    return new Wish(control.silence(call), success(call));
  }

  private Wish say(RoutingContext request) {
    var call = Parameters.call(request);
    var words = Body.of(request).required("words", LONGEST_WORDS);
    return new Wish(control.say(call, words), success(call));
  }

  private Wish transfer(RoutingContext request) {
    var call = Parameters.call(request);
    var body = Body.of(request);
    return new Wish(
        control.transfer(call, body.required("to", 100), body.text("words", LONGEST_WORDS)),
        success(call));
  }

  private Wish digits(RoutingContext request) {
    var call = Parameters.call(request);
    var digits = Body.of(request).required("digits", 32);
    if (!DIGITS.matcher(digits).matches()) {
      throw Refused.badParameter("digits", "must be 1 to 32 of 0-9 * # and w");
    }
    return new Wish(control.press(call, digits), success(call));
  }

  private static JsonObject success(CallSid call) {
    return new JsonObject().put("success", true).put("call_sid", call.value());
  }

  private static void answer(RoutingContext request, Function<RoutingContext, Wish> asking) {
    try {
      Parameters.none(request);
      var wish = asking.apply(request);
      var context = Vertx.currentContext();
      wish.obeyed()
          .whenComplete((obeyed, failure) ->
              context.runOnContext(_ -> {
                if (failure != null) {
                  Refused.answer(request, failure);
                } else {
                  told(request, obeyed, wish.done());
                }
              }));
    } catch (Refused refused) {
      Refused.answer(request, refused);
    }
  }

  private static void told(RoutingContext request, Obeyed obeyed, JsonObject done) {
    switch (obeyed) {
      case DONE -> Reading.answer(request, done);
      case NOT_NOW ->
          new Problem(409, "not_now", "The call is at a point where this cannot be done")
              .answer(request);
      case NOT_CONNECTED ->
          new Problem(409, "not_connected", "The call has not been answered yet").answer(request);
      case NO_SUCH_CALL ->
          new Problem(404, "unknown_call", "Call session not found").answer(request);
    }
  }
}
