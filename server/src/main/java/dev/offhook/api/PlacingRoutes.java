package dev.offhook.api;

import dev.offhook.outbound.CallRequest;
import dev.offhook.outbound.OrderState;
import dev.offhook.outbound.Outbound;
import dev.offhook.outbound.Rejected;
import dev.offhook.outbound.Result;
import dev.offhook.telephony.Placing;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Placing calls: {@code POST /api/calls}, and {@code /make-call} and {@code /start_call} for those
 * who know it under these names; {@code GET /api/orders/{id}} tells how an order stands, {@code GET
 * /api/outbound} whether and from where calls are placed.
 */
public final class PlacingRoutes {
  private static final int UNREACHABLE = 502;

  private final Optional<Outbound> outbound;
  private final String from;
  private final String yours;

  /**
   * @param outbound empty when the settings for it are missing
   * @param from the number calls are placed from; may be blank
   * @param yours the number to offer for a first call; may be blank
   */
  public PlacingRoutes(Optional<Outbound> outbound, String from, String yours) {
    this.outbound = outbound;
    this.from = from;
    this.yours = yours;
  }

  public void register(Routes routes) {
    routes
        .post("/api/calls", Access.OPERATOR, it -> place(it, Wish.PLAIN))
        .post("/make-call", Access.OPERATOR, it -> place(it, Wish.MAKE_CALL))
        .post("/start_call", Access.OPERATOR, it -> place(it, Wish.START_CALL))
        .get("/api/outbound", Access.OPERATOR, this::offer)
        .get("/api/orders/:id", Access.OPERATOR, this::order);
  }

  private Outbound ready() {
    return outbound.orElseThrow(() ->
        new Refused(
            new Problem(
                503,
                "outbound_off",
                "Placing calls needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER and"
                    + " PUBLIC_URL")));
  }

  private void place(RoutingContext request, Wish dialect) {
    answer(
        request,
        it -> {
          CallRequest wish = dialect.read(it);
          return ready().place(wish).thenApply(result -> told(result, dialect));
        });
  }

  private void offer(RoutingContext request) {
    answer(
        request,
        it -> {
          Parameters.none(it);
          return CompletableFuture.completedStage(
              new Told(
                  200,
                  new JsonObject()
                      .put("enabled", outbound.isPresent())
                      .put("number", from)
                      .put("your_number", yours),
                  Map.of()));
        });
  }

  private void order(RoutingContext request) {
    answer(
        request,
        it -> {
          Parameters.none(it);
          return ready()
              .order(it.pathParam("id"))
              .thenApply(found ->
                  new Told(
                      200,
                      found
                          .map(order -> OrderJson.of(order, Wish.PLAIN))
                          .orElseThrow(() ->
                              new Refused(
                                  new Problem(404, "unknown_order", "There is no such order"))),
                      Map.of()));
        });
  }

  /** An answer. */
  private record Told(int status, JsonObject body, Map<String, String> headers) {
    Told {
      headers = Map.copyOf(headers);
    }
  }

  private static Told told(Result result, Wish dialect) {
    return switch (result) {
      case Rejected rejected -> rejected(rejected, dialect);
      case Result.Ordered ordered ->
          switch (ordered.state().phase()) {
            case REFUSED -> refused(ordered.state());
            case LOST ->
                problem(
                    new Problem(
                        504,
                        "outcome_unknown",
                        "The carrier did not answer, and no call was found; it was not asked again"),
                    Map.of());
            case PLACING, UNKNOWN -> new Told(202, OrderJson.of(ordered, dialect), Map.of());
            case PLACED, OVER -> new Told(200, OrderJson.of(ordered, dialect), Map.of());
          };
    };
  }

  private static Told rejected(Rejected why, Wish dialect) {
    var status =
        switch (why.kind()) {
          case WRONG -> 400;
          case FORBIDDEN -> 403;
          case CONFLICT -> 409;
          case TOO_MUCH -> 429;
          case UNABLE -> 503;
        };
    var message = (dialect.named(why.field()) + " " + why.message()).strip();
    Map<String, String> headers =
        why.retryAfter()
            .map(it -> Map.of("Retry-After", Long.toString(Math.max(1, it.toSeconds()))))
            .orElse(Map.of());
    return problem(new Problem(status, why.code(), message), headers);
  }

  /** The carrier's word, with its own number for it. */
  private static Told refused(OrderState state) {
    var why =
        state
            .refusal()
            .orElseGet(() ->
                new Placing.Refused(
                    0, java.util.OptionalInt.empty(), "it was refused before", Optional.empty()));
    var status =
        switch (why.http()) {
          case 429 -> 429;
          case 400 -> 400;
          default -> UNREACHABLE;
        };
    var code =
        why.code().isPresent()
            ? "carrier_" + why.code().getAsInt()
            : why.http() == 0 ? "carrier_unreachable" : "carrier_refused";
    Map<String, String> headers =
        why.retryAfter()
            .map(it -> Map.of("Retry-After", Long.toString(it.toSeconds())))
            .orElse(Map.of());
    return problem(
        new Problem(status, code, "The carrier did not place the call: " + why.reason()), headers);
  }

  private static Told problem(Problem problem, Map<String, String> headers) {
    var error = new JsonObject().put("code", problem.code()).put("message", problem.message());
    return new Told(
        problem.status(),
        new JsonObject().put("error", error).put("detail", problem.message()),
        headers);
  }

  private static void answer(
      RoutingContext request,
      Function<RoutingContext, java.util.concurrent.CompletionStage<Told>> asking) {
    try {
      var context = Vertx.currentContext();
      asking
          .apply(request)
          .whenComplete((told, failure) ->
              context.runOnContext(_ -> {
                if (failure != null) {
                  Refused.answer(
                      request, failure.getCause() instanceof Refused refused ? refused : failure);
                } else if (!request.response().closed()) {
                  told.headers().forEach(request.response()::putHeader);
                  request.response().setStatusCode(told.status());
                  Reading.answer(request, told.body());
                }
              }));
    } catch (Refused refused) {
      Refused.answer(request, refused);
    }
  }
}
