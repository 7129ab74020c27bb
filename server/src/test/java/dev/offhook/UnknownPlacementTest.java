package dev.offhook;

import static dev.offhook.Dialling.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd.Reason;
import dev.offhook.phone.twilio.Subscriber;
import dev.offhook.phone.twilio.rest.ApiError;
import dev.offhook.phone.twilio.rest.ApiTrouble;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Placing a call when the carrier's answer is late, lost, or an error: it is asked once. */
class UnknownPlacementTest {
  private static final Subscriber QUIET = Subscriber.quiet(Duration.ofSeconds(2));

  private static TestServer server() {
    var server = Dialling.with(Map.of("OUTBOUND_CALLS_PER_MINUTE", "1000"));
    Dialling.at(server, QUIET);
    return server;
  }

  /** Asks for a call without waiting for the answer, which may take long. */
  private static Future<Web.Answer> ask(TestServer server) {
    return Web.send(server, "/api/calls", new JsonObject().put("to", THEIRS));
  }

  @Test
  @DisplayName("[F27] [B002-16] the call's webhooks come before the answer to the request")
  void webhooksBeforeTheAnswer() {
    try (var server = server()) {
      server.carrier().next(new ApiTrouble.LateAnswer(Duration.ofSeconds(6)));
      var answer = ask(server);
      server.until(() -> !server.carrier().calls().isEmpty(), "the call is placed");
      var call = server.carrier().calls().getFirst();
      server.until(() -> !call.framesOut().isEmpty(), "the line is up");

      assertThat(answer.isComplete()).isFalse();
      server.time().advanceUntil(answer::isComplete, Dialling.SOON);
      var body = new JsonObject(answer.result().body());
      assertThat(body.getString("call_sid")).isEqualTo(call.sid());
      assertThat(body.getString("status")).isNotEqualTo("queued");
      server.until(() -> !call.heardText().isBlank(), "the greeting");
      server.hangUp(call);
      assertThat(Dialling.end(server, call).reason()).isEqualTo(Reason.CALLER_HUNG_UP);
      assertThat(Dialling.placements(server)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut", "gateway", "silence"})
  @DisplayName("[F28] a call that was placed and not answered for is found, and not placed again")
  void anUnknownOutcomeIsFoundOut(String trouble) {
    try (var server = server()) {
      server
          .carrier()
          .next(
              switch (trouble) {
                case "cut" -> new ApiTrouble.CutAfter();
                case "gateway" -> new ApiTrouble.BadGateway();
                default -> new ApiTrouble.Silence();
              });
      var answer = ask(server);
      server.time().advanceUntil(answer::isComplete, Dialling.SOON);

      assertThat(answer.result().status()).as(answer.result().body()).isEqualTo(200);
      var call = server.carrier().calls().getFirst();
      assertThat(new JsonObject(answer.result().body()).getString("call_sid"))
          .isEqualTo(call.sid());
      server.until(() -> !call.heardText().isBlank(), "the greeting");
      server.hangUp(call);
      server.time().advance(Duration.ofMinutes(15));
      assertThat(Dialling.end(server, call).reason()).isEqualTo(Reason.CALLER_HUNG_UP);
      assertThat(Dialling.placements(server)).hasSize(1);
    }
  }

  @Test
  @DisplayName("[F28] without callbacks it is found in the carrier's list, by the number")
  void anUnknownOutcomeIsLookedUp() {
    try (var server = server()) {
      server.carrier().callsPerSecond(0.02);
      var first = Dialling.call(server, new JsonObject().put("to", "+12125550199"));
      server.carrier().next(new ApiTrouble.CutAfter());
      var answer = ask(server);
      server.time().advanceUntil(answer::isComplete, Dialling.SOON);

      assertThat(new JsonObject(answer.result().body()).getString("state")).isEqualTo("placed");
      assertThat(Dialling.placements(server, THEIRS)).hasSize(1);
      var second = server.carrier().calls().getFirst();
      server.until(() -> !second.framesOut().isEmpty(), "it is dialled and answered");
      first.hangUp();
      server.hangUp(second);
    }
  }

  @Test
  @DisplayName("[F28] a call that was never placed is given up after a bound, and that is said")
  void anOutcomeThatStaysUnknownIsSaid() {
    try (var server = server()) {
      server.carrier().next(new ApiTrouble.CutBefore());
      var answer = ask(server);
      server.time().advanceUntil(answer::isComplete, Dialling.SOON);

      assertThat(answer.result().status()).isEqualTo(202);
      var body = new JsonObject(answer.result().body());
      assertThat(body.getString("state")).isEqualTo("unknown");
      server.time().advance(Duration.ofMinutes(5));
      var order = Web.get(server, "/api/orders/" + body.getString("order"), Map.of());
      assertThat(new JsonObject(order.body()).getString("state")).isEqualTo("lost");
      assertThat(Dialling.placements(server)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 429, 500, 503})
  @DisplayName("[002-08] an error of the carrier is passed on with its code, and asked for once")
  void theCarriersErrorsArePassedOn(int status) {
    try (var server = server()) {
      server.carrier().next(new ApiTrouble.Refusal(new ApiError(status, 20_000 + status, "No.")));
      var answer = ask(server);
      server.time().advanceUntil(answer::isComplete, Dialling.SOON);

      var error = new JsonObject(answer.result().body()).getJsonObject("error");
      assertThat(answer.result().status()).isEqualTo(status == 429 ? 429 : 502);
      assertThat(error.getString("code")).startsWith("carrier_20");
      assertThat(new JsonObject(answer.result().body()).getString("detail"))
          .isEqualTo(error.getString("message"));
      server.time().advance(Duration.ofMinutes(5));
      assertThat(Dialling.placements(server)).hasSize(1);
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void aCarrierThatCannotBeReachedIsSaidAndNothingIsInDoubt() {
    try (var server = server()) {
      server.time().await(server.carrier().close(), Dialling.SOON);
      var answer = Dialling.post(server, "/api/calls", new JsonObject().put("to", THEIRS));

      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.body()).contains("carrier_unreachable");
    }
  }

  @Test
  @DisplayName("[002-08] the carrier's word on a number comes through without the number")
  void theCarriersReasonComesWithoutTheNumber() {
    try (var server = server()) {
      server.carrier().numbers().refuses(THEIRS, 21214, "The number +12125550123 is unreachable");
      var answer = Dialling.post(server, "/api/calls", new JsonObject().put("to", THEIRS));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("carrier_21214").doesNotContain("2125550123");
    }
  }
}
