package dev.offhook;

import static dev.offhook.Dialling.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.Subscriber;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wishes for calls that are refused, repeated, or too many: what is placed, and what is said. */
class PlacingRefusedTest {
  @TempDir Path folder;

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong("/make-call", 400, "missing_field", "to_number is required", json()),
        wrong("/start_call", 400, "missing_field", "to_number is required", json()),
        wrong("/api/calls", 400, "missing_field", "to is required", json()),
        wrong("/api/calls", 400, "bad_number", "to is no", json().put("to", "911 x")),
        wrong("/api/calls", 403, "emergency_number", "to is", json().put("to", "911")),
        wrong("/api/calls", 403, "premium_rate", "to is", json().put("to", "+19005551234")),
        wrong("/api/calls", 403, "country_closed", "to is", json().put("to", "+442079460958")),
        wrong(
            "/make-call", 403, "no_country", "to_number", json().put("to_number", "+881612345678")),
        wrong("/api/calls", 400, "bad_number", "from is", theirs().put("from", "me")),
        wrong("/api/calls", 400, "unknown_assistant", "assistant", theirs().put("assistant", "x")),
        wrong("/api/calls", 400, "unknown_mode", "mode must be", theirs().put("mode", "morse")),
        wrong(
            "/api/calls",
            400,
            "missing_variable",
            "variables.who is missing",
            theirs().put("greeting", "Hello {who}")),
        wrong("/api/calls", 400, "bad_parameter", "variables", theirs().put("variables", "x")),
        wrong("/api/calls", 400, "bad_parameter", "greeting", theirs().put("greeting", 7)),
        wrong("/api/calls", 413, "too_large", "64 KiB", theirs().put("x", "x".repeat(2 << 20))));
  }

  private static Arguments wrong(
      String path, int status, String code, String message, JsonObject body) {
    return Arguments.of(path, status, code, message, body);
  }

  private static JsonObject json() {
    return new JsonObject();
  }

  private static JsonObject theirs() {
    return new JsonObject().put("to", THEIRS);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  @DisplayName(
      "[002-07] [004-06] [B002-15] [B004-13] [B004-15] what is wrong is named by its field")
  void whatIsWrongIsNamed(String path, int status, String code, String message, JsonObject body) {
    try (var server = Dialling.with(Map.of())) {
      var answer = Dialling.post(server, path, body);

      assertThat(answer.status()).as(answer.body()).isEqualTo(status);
      var told = new JsonObject(answer.body());
      assertThat(told.getJsonObject("error").getString("code")).isEqualTo(code);
      assertThat(told.getString("detail")).contains(message);
      ApiDocument.of(server).check("post", path, answer);
      assertThat(Dialling.placements(server)).isEmpty();
    }
  }

  @Test
  @DisplayName("[002-08] a body that is no JSON is the client's fault")
  void aBodyThatIsNoJson() {
    try (var server = Dialling.with(Map.of())) {
      var answer = Web.post(server, server.port(), "/make-call", Map.of(), "{");

      assertThat(answer.status()).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("[B002-15] [B004-15] nobody places calls without the key")
  void nobodyPlacesCallsWithoutTheKey() {
    try (var server = Dialling.with(Map.of("OFFHOOK_API_KEY", "secret"))) {
      for (var path : new String[] {"/api/calls", "/make-call", "/start_call"}) {
        assertThat(Dialling.post(server, path, theirs()).status()).isEqualTo(403);
      }
      assertThat(Dialling.placements(server)).isEmpty();
    }
  }

  @Test
  void withoutAnAccountNoCallsArePlacedAndThatIsSaid() {
    try (var server = TestServer.builtin()) {
      var answer = Dialling.post(server, "/api/calls", theirs());

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).contains("TWILIO_PHONE_NUMBER");
    }
  }

  @Test
  @DisplayName("of 200 wishes at once against a cap of 10, exactly 10 are placed")
  void exactlyTenArePlaced() {
    try (var server = Dialling.with(Map.of("OUTBOUND_CALLS_PER_MINUTE", "10"))) {
      server.carrier().subscribers().others(_ -> Subscriber.busy());
      var answers =
          IntStream.range(0, 200)
              .mapToObj(i ->
                  Web.send(server, "/api/calls", json().put("to", "+1212555%04d".formatted(i))))
              .toList();
      server
          .time()
          .advanceUntil(() -> answers.stream().allMatch(Future::isComplete), Dialling.SOON);

      assertThat(answers).filteredOn(it -> it.result().status() == 200).hasSize(10);
      assertThat(answers)
          .filteredOn(it -> it.result().status() == 429)
          .hasSize(190)
          .allSatisfy(it -> assertThat(it.result().body()).contains("too_many_a_minute"));
      assertThat(Dialling.placements(server)).hasSize(10);
      server.until(() -> server.activeCalls() == 0, "all are over");
    }
  }

  @Test
  void oneKeyIsOneCallAlsoWhenManyAskAtOnce() {
    try (var server = Dialling.with(Map.of())) {
      Dialling.at(server, Subscriber.busy());
      var wish = theirs().put("idempotency_key", "order-7");
      var answers =
          IntStream.range(0, 20).mapToObj(_ -> Web.send(server, "/api/calls", wish)).toList();
      server
          .time()
          .advanceUntil(() -> answers.stream().allMatch(Future::isComplete), Dialling.SOON);

      assertThat(answers.stream().map(it -> sid(it.result())).distinct()).hasSize(1);
      assertThat(Dialling.placements(server)).hasSize(1);
      server.until(() -> server.activeCalls() == 0, "it is over");
      assertThat(sid(Dialling.post(server, "/api/calls", wish))).startsWith("CA");
      var other = wish.copy().put("greeting", "Hello again.");
      assertThat(Dialling.post(server, "/api/calls", other).status()).isEqualTo(409);
      assertThat(Dialling.placements(server)).hasSize(1);
    }
  }

  @Test
  void oneKeyIsOneCallAlsoAfterARestart() {
    var wish = theirs().put("idempotency_key", "order-8");
    String first;
    try (var server = Dialling.ready(LoggedServer.in(folder, Dialling.settings()))) {
      Dialling.at(server, Subscriber.busy());
      first = sid(Dialling.post(server, "/api/calls", wish));
      server.until(() -> server.activeCalls() == 0, "it is over");
    }
    try (var server = Dialling.ready(LoggedServer.in(folder, Dialling.settings()))) {
      assertThat(sid(Dialling.post(server, "/api/calls", wish))).isEqualTo(first);
      assertThat(Dialling.placements(server)).isEmpty();
    }
  }

  @Test
  void theCapsOfADayHoldAcrossARestart() {
    var settings = Dialling.settings();
    settings.put("OUTBOUND_CALLS_PER_DAY", "1");
    try (var server = Dialling.ready(LoggedServer.in(folder, settings))) {
      Dialling.at(server, Subscriber.busy());
      sid(Dialling.post(server, "/api/calls", theirs()));
      server.until(() -> server.activeCalls() == 0, "it is over");
    }
    try (var server = Dialling.ready(LoggedServer.in(folder, settings))) {
      server.time().advance(Duration.ofSeconds(6));
      assertThat(Dialling.post(server, "/api/calls", theirs()).status()).isEqualTo(429);
      assertThat(Dialling.placements(server)).isEmpty();
    }
  }

  @Test
  void aWishTheCarrierRefusedMayBeMadeAgainUnderItsKey() {
    try (var server = Dialling.with(Map.of())) {
      Dialling.at(server, Subscriber.busy());
      var wish = theirs().put("idempotency_key", "order-9");
      server
          .carrier()
          .next(
              new dev.offhook.phone.twilio.rest.ApiTrouble.Refusal(
                  dev.offhook.phone.twilio.rest.ApiError.tooMany()));

      assertThat(Dialling.post(server, "/api/calls", wish).status()).isEqualTo(429);
      assertThat(Dialling.post(server, "/api/calls", wish).status()).isEqualTo(200);
      server.time().advance(Duration.ofSeconds(20));
    }
  }

  private static String sid(Web.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return new JsonObject(answer.body()).getString("call_sid");
  }
}
