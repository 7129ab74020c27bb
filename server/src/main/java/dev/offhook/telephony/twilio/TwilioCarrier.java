package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.CallStanding;
import dev.offhook.telephony.Carrier;
import dev.offhook.telephony.Dialling;
import dev.offhook.telephony.Placing;
import dev.offhook.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Twilio's REST API, as far as we use it. The SDK is not used: both it and the HTTP client under it
 * send a POST again when the answer is an error (docs/decisions/0010).
 */
public final class TwilioCarrier implements Carrier {
  private static final Logger log = LoggerFactory.getLogger(TwilioCarrier.class);

  /** The call is not in a state in which it could be changed: it is over. */
  private static final int NOT_IN_PROGRESS = 21220;

  private static final int NOT_FOUND = 404;
  private static final int OUR_FAULT = 500;

  private final CarrierAccount account;
  private final Origin here;
  private final ApiClient api;

  /**
   * @param here where the carrier reaches us
   */
  public TwilioCarrier(Vertx vertx, CarrierAccount account, Origin here, Timers timers) {
    this.account = account;
    this.here = here;
    this.api = new ApiClient(vertx, account, timers);
  }

  @Override
  public CompletionStage<Placing> place(Dialling call) {
    return api.post(account.calls() + ".json", PlacementForm.of(call, here.http()))
        .map(TwilioCarrier::placing)
        .toCompletionStage();
  }

  private static Placing placing(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.NotSent(var why) ->
          new Placing.Refused(
              0, OptionalInt.empty(), "The carrier cannot be reached: " + why, Optional.empty());
      case ApiAnswer.Lost(var why) -> new Placing.Unknown(why);
      case ApiAnswer.Answered it when it.good() -> placed(it);
      // A gateway on the way that gives up does not know what became of it
      case ApiAnswer.Answered it when it.status() >= OUR_FAULT && it.code().isEmpty() ->
          new Placing.Unknown("HTTP " + it.status());
      case ApiAnswer.Answered it -> {
        log.warn("the carrier refuses to place a call: HTTP {}, {}", it.status(), it.code());
        yield new Placing.Refused(it.status(), it.code(), it.reason(), it.patience());
      }
    };
  }

  private static Placing placed(ApiAnswer.Answered answer) {
    return answer
        .body()
        .flatMap(TwilioCarrier::standing)
        .<Placing>map(it -> new Placing.Placed(it.call(), it.status()))
        .orElseGet(() -> new Placing.Unknown("the answer cannot be read"));
  }

  @Override
  public CompletionStage<Look> look(CallSid call) {
    return api.get(account.calls() + "/" + call.value() + ".json")
        .map(answer -> found(answer, body -> standing(body).stream().toList()))
        .toCompletionStage();
  }

  @Override
  public CompletionStage<Look> look(PhoneNumber from, PhoneNumber to, Instant since) {
    var query = PlacementForm.search(from, to);
    return api.get(account.calls() + ".json?" + query)
        .map(answer -> found(answer, body -> listed(body, since)))
        .toCompletionStage();
  }

  private static Look found(
      ApiAnswer answer, java.util.function.Function<JsonObject, List<CallStanding>> reader) {
    return switch (answer) {
      case ApiAnswer.NotSent(var why) -> new Look.Failed(why);
      case ApiAnswer.Lost(var why) -> new Look.Failed(why);
      case ApiAnswer.Answered it when it.status() == NOT_FOUND -> new Look.Found(List.of());
      case ApiAnswer.Answered it when it.good() && it.body().isPresent() ->
          new Look.Found(reader.apply(it.body().get()));
      case ApiAnswer.Answered it -> new Look.Failed("HTTP " + it.status());
    };
  }

  /** Calls that wait in the carrier's queue have no beginning yet, so it is not asked for one. */
  private static List<CallStanding> listed(JsonObject body, Instant since) {
    return body.getValue("calls") instanceof io.vertx.core.json.JsonArray calls
        ? calls.stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast)
            .filter(it -> "outbound-api".equals(it.getValue("direction")))
            .flatMap(it -> standing(it).stream())
            .filter(it -> it.created().map(at -> !at.isBefore(since)).orElse(true))
            .toList()
        : List.of();
  }

  private static Optional<CallStanding> standing(JsonObject call) {
    return CallStandings.read(call);
  }

  @Override
  public CompletionStage<Done> hangUp(CallSid call) {
    return update(call, Forms.encoded("Status", "completed")).toCompletionStage();
  }

  @Override
  public CompletionStage<Done> sayAndHangUp(CallSid call, String words, String language) {
    return update(call, Forms.encoded("Twiml", Twiml.sayAndHangUp(words, language)))
        .toCompletionStage();
  }

  /** Has the carrier stop what it does in a call, and ask {@code path} of ours what to do. */
  public Future<Done> askAgain(CallSid call, String path) {
    return update(call, Forms.encoded("Url", here.http() + path, "Method", "POST"));
  }

  private Future<Done> update(CallSid call, String form) {
    return api.post(account.calls() + "/" + call.value() + ".json", form)
        .map(answer -> done(call, answer));
  }

  private static Done done(CallSid call, ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.Answered it when it.good() -> Done.DONE;
      case ApiAnswer.Answered it
          when it.status() == NOT_FOUND || it.code().orElse(0) == NOT_IN_PROGRESS ->
          Done.OVER;
      case ApiAnswer.Answered _, ApiAnswer.NotSent _, ApiAnswer.Lost _ -> {
        log.warn("call {} could not be changed: {}", call, shown(answer));
        yield Done.FAILED;
      }
    };
  }

  private static String shown(ApiAnswer answer) {
    return switch (answer) {
      case ApiAnswer.NotSent(var why) -> why;
      case ApiAnswer.Lost(var why) -> why;
      case ApiAnswer.Answered it -> "HTTP " + it.status() + ", " + it.code();
    };
  }
}
