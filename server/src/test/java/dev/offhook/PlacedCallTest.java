package dev.offhook;

import static dev.offhook.Dialling.OURS;
import static dev.offhook.Dialling.THEIRS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.Subscriber;
import dev.offhook.phone.twilio.Subscriber.Decision;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls we place that are answered by a person, from the wish to the conversation. */
class PlacedCallTest {
  private static final Subscriber QUIET = Subscriber.quiet(Duration.ofSeconds(2));
  private static final String ANNA =
      """
      name: Anna
      greeting: Hello, this is {name} of the bike shop.
      instructions: You sell bikes.
      """;

  @TempDir Path folder;

  @Test
  @DisplayName("[002-04] [002-05] [002-09] [002-10] [004-37] [B002-16] make-call places a call")
  void makeCallPlacesACall() {
    try (var server = Dialling.with(folder, ANNA)) {
      Dialling.at(server, QUIET);
      var answer = Dialling.post(server, "/make-call", new JsonObject().put("to_number", THEIRS));

      assertThat(answer.status()).isEqualTo(200);
      ApiDocument.of(server).check("post", "/make-call", answer);
      var body = new JsonObject(answer.body());
      assertThat(body.getBoolean("success")).isTrue();
      assertThat(body.getString("status")).isEqualTo("queued");
      assertThat(body.getString("to")).isEqualTo(THEIRS);
      assertThat(body.getString("from")).isEqualTo(OURS);
      var request = Dialling.placements(server).getFirst();
      assertThat(request.parameter("From")).isEqualTo(OURS);
      assertThat(request.parameter("Url")).startsWith(TestServer.PUBLIC_URL + "/outbound/");
      assertThat(request.parameter("StatusCallback")).contains("/status");
      assertThat(request.parameters().get("StatusCallbackEvent"))
          .containsExactly("initiated", "ringing", "answered", "completed");
      assertThat(request.parameter("MachineDetection")).isEqualTo("Enable");
      assertThat(request.parameter("AsyncAmd")).isEqualTo("true");
      var call = Dialling.call(server, body.getString("call_sid"));
      assertThat(hears(server, call)).isEqualTo("Hello, this is Anna of the bike shop.");
      assertThat(server.ask(call, "Tell me about bikes.")).isEqualTo("How may I help you?");
      server.hangUp(call);
      assertThat(Dialling.end(server, call).reason().name()).isEqualTo("CALLER_HUNG_UP");
    }
  }

  @Test
  @DisplayName("[002-06] [B002-4] the initial message is what is said first; the query form works")
  void theInitialMessageIsSaidFirst() {
    try (var server = Dialling.with(folder, ANNA)) {
      Dialling.at(server, QUIET);
      var answer =
          Dialling.post(
              server,
              "/make-call?to_number=" + THEIRS,
              new JsonObject().put("initial_message", "Your bike is ready."));

      var call = Dialling.call(server, new JsonObject(answer.body()).getString("call_sid"));
      assertThat(hears(server, call)).isEqualTo("Your bike is ready.");
    }
  }

  @Test
  @DisplayName("[004-04] [004-05] [B004-7] start_call has words of its own for the model")
  void startCallHasItsOwnInstructions() {
    try (var server = Dialling.with(folder, ANNA)) {
      Dialling.at(server, QUIET);
      var wish = new JsonObject().put("to_number", THEIRS).put("system_message", "You sell boats.");
      var answer = Dialling.post(server, "/start_call", wish);

      var call = Dialling.call(server, new JsonObject(answer.body()).getString("call_sid"));
      assertThat(hears(server, call)).isEqualTo("Hello, this is Anna of the bike shop.");
      server.ask(call, "What do you sell?");
      assertThat(server.model().ledger().requests().getFirst().body().toString())
          .contains("You sell boats.")
          .contains("You placed this call")
          .doesNotContain("You sell bikes.");
    }
  }

  @Test
  void variablesFillTheTemplates() {
    var file =
        """
        name: Anna
        greeting: Hello {customer}, this is {name}.
        instructions: You remind {customer} of {what}.
        """;
    try (var server = Dialling.with(folder, file)) {
      Dialling.at(server, QUIET);
      var variables = new JsonObject().put("customer", "Ms {what}").put("what", "a bike");
      var call =
          Dialling.call(
              server, new JsonObject().put("assistant", "anna").put("variables", variables));

      assertThat(hears(server, call)).isEqualTo("Hello Ms {what}, this is Anna.");
      server.ask(call, "What is it?");
      assertThat(server.model().ledger().requests().getFirst().body().toString())
          .contains("You remind Ms {what} of a bike.");
    }
  }

  @Test
  void aGreetingThatWaitsAnswersTheHello() {
    try (var server = Dialling.with(folder, ANNA + "outbound:\n  greeting: wait\n")) {
      Dialling.at(server, Subscriber.person(Duration.ofSeconds(2)));
      var call = Dialling.call(server, new JsonObject());

      assertThat(hears(server, call)).isEqualTo("Hello, this is Anna of the bike shop.");
      assertThat(server.model().ledger().requests()).isEmpty();
      assertThat(call.heard().getFirst().from()).isGreaterThan(Duration.ofMillis(2_800));
      server.ask(call, "Tell me about bikes.");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().getFirst()))
          .endsWith(
              "user: Hello?",
              "assistant: Hello, this is Anna of the bike shop.",
              "user: Tell me about bikes.");
    }
  }

  @Test
  void aGreetingThatWaitsIsSaidAfterThreeSecondsOfSilence() {
    try (var server = Dialling.with(folder, ANNA + "outbound:\n  greeting: wait\n")) {
      Dialling.at(server, QUIET);
      var call = Dialling.call(server, new JsonObject());

      assertThat(hears(server, call)).isEqualTo("Hello, this is Anna of the bike shop.");
      var up = call.framesOut().getFirst().at();
      assertThat(OnTheWire.texts(call, 0).getFirst().at().minus(up))
          .isBetween(Duration.ofMillis(2_900), Duration.ofMillis(3_200));
    }
  }

  @Test
  void aPhoneThatScreensItsCallsIsAnsweredAndItsOwnerTalkedTo() {
    try (var server = Dialling.with(folder, ANNA + "outbound:\n  greeting: wait\n")) {
      Dialling.at(server, Subscriber.iosScreening(Duration.ofSeconds(2), Decision.ANSWERS));
      var call = Dialling.call(server, new JsonObject());
      server.until(() -> !server.model().ledger().requests().isEmpty(), "the model is asked");

      var first = server.model().ledger().requests().getFirst();
      assertThat(first.body().toString()).contains("asks who is calling and why");
      assertThat(OnTheWire.conversation(first))
          .last()
          .asString()
          .startsWith("user: Hi, if you record your name and reason for calling");
      assertThat(call.heardText()).isEmpty();
      server.until(() -> server.model().ledger().requests().size() > 1, "the owner is there");
      assertThat(OnTheWire.conversation(server.model().ledger().requests().get(1)))
          .last()
          .asString()
          .isEqualTo("user: Hello?");
    }
  }

  @Test
  @DisplayName("a call is known from the moment it is ordered, and needs no socket to be listed")
  void aCallIsKnownWhileItRings() {
    try (var server = Dialling.with(folder, ANNA)) {
      Dialling.at(server, Subscriber.person(Duration.ofSeconds(20)));
      var placed = Dialling.place(server, new JsonObject());

      var sid = placed.getString("call_sid");
      assertThat(
              new JsonObject(Web.get(server, "/sessions", Map.of()).body())
                  .getJsonObject("sessions")
                  .fieldNames())
          .containsExactly(sid);
      var order = Web.get(server, "/api/orders/" + placed.getString("order"), Map.of());
      assertThat(new JsonObject(order.body()).getString("call_sid")).isEqualTo(sid);
      ApiDocument.of(server).check("get", "/api/orders/{id}", order);
      server.time().advance(Duration.ofSeconds(10));
      order = Web.get(server, "/api/orders/" + placed.getString("order"), Map.of());
      assertThat(new JsonObject(order.body()).getString("status")).isEqualTo("ringing");
      var call = Dialling.call(server, sid);
      server.until(() -> !call.framesOut().isEmpty(), "it is answered");
      server.hangUp(call);
    }
  }

  private static String hears(TestServer server, SimulatedCall call) {
    server.time().advanceUntil(() -> !call.heardText().isBlank(), Dialling.SOON);
    server.time().advanceUntil(call::silent, Dialling.SOON);
    return call.heardText();
  }
}
