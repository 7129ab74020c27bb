package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody who is not on the phone does with a call. */
@Timeout(180)
class ControlCallTest {
  private static final String SID = "CA" + "7".repeat(32);
  private static final Script LONG =
      Script.saying(
          "We open at nine in the morning. We close at six in the evening. "
              + "On Saturday we open at ten. We are closed on Sunday.",
          Duration.ofMillis(300),
          Duration.ofMillis(40));

  @Test
  @DisplayName("[002-24] [B002-6] what is being said is silenced, and the call goes on listening")
  void whatIsBeingSaidIsSilenced() {
    try (var server = TestServer.openAi()) {
      var call = talking(server);
      var answer = post(server, "/interrupt-call/" + call.sid(), "");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(new JsonObject(answer.body()))
          .isEqualTo(new JsonObject().put("success", true).put("call_sid", call.sid()));
      server.time().advance(Duration.ofSeconds(8));
      assertThat(call.heardText()).contains("We open at nine").doesNotContain("closed on Sunday");
      assertThat(server.ask(call, "And on Sunday?")).isNotBlank();
      var asked = server.model().ledger().requests().getLast().body().toString();
      assertThat(asked).contains("We open at nine").doesNotContain("closed on Sunday");
      assertThat(call.ended().isComplete()).isFalse();
      server.hangUp(call);
    }
  }

  @Test
  @DisplayName("[004-25] [B004-8] a call that is ended hears the farewell out")
  void anEndedCallHearsTheFarewell() {
    try (var server = TestServer.openAi()) {
      var call = talking(server);
      var body = new JsonObject().put("call_sid", call.sid()).put("farewell", "We close. Goodbye!");
      var answer = post(server, "/end_call", body.encode());

      assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
      assertThat(post(server, "/end_call", body.encode()).status()).isEqualTo(409);
      var outcome = server.time().await(call.ended(), Duration.ofSeconds(60));
      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
      assertThat(call.heardText()).endsWith("We close. Goodbye!");
      assertThat(post(server, "/end_call", body.encode()).status()).isEqualTo(404);
    }
  }

  @Test
  void wordsFromOutsideAreHeardAndRemembered() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      assertThat(
              post(server, "/api/calls/" + call.sid() + "/say", "{\"words\":\"Lunch is ready.\"}"))
          .matches(answer -> answer.status() == 200);
      server.time().advance(Duration.ofSeconds(6));

      assertThat(call.heardText()).endsWith("Lunch is ready.");
      server.ask(call, "What did you say?");
      assertThat(server.model().ledger().requests().getLast().body().toString())
          .contains("Lunch is ready.");
      server.hangUp(call);
    }
  }

  @ParameterizedTest(name = "{0} {1}: {2} {3}")
  @DisplayName("[B002-7] what cannot be done says why")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /interrupt-call/SID           | {}                          | 404 | unknown_call
          /interrupt-call/nonsense      | {}                          | 400 | bad_call_sid
          /api/calls/SID/end            | {}                          | 404 | unknown_call
          /api/calls/SID/end            | [1]                         | 400 | bad_request
          /api/calls/SID/end?now=1      | {}                          | 400 | bad_parameter
          /api/calls/SID/say            | {}                          | 400 | missing_field
          /api/calls/SID/say            | {"words":7}                 | 400 | bad_parameter
          /api/calls/SID/digits         | {"digits":"12; DROP TABLE"} | 400 | bad_parameter
          /api/calls/SID/transfer       | {"to":"nobody"}             | 404 | unknown_call
          /end_call                     | {}                          | 400 | missing_field
          /end_call                     | {"call_sid":"x"}            | 400 | bad_call_sid
          """)
  void whatCannotBeDoneSaysWhy(String path, String body, int status, String code) {
    try (var server = TestServer.builtin()) {
      var answer = post(server, path.replace("SID", SID), body);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(new JsonObject(answer.body()).getJsonObject("error").getString("code"))
          .isEqualTo(code);
    }
  }

  @Test
  void toADestinationThatTheAssistantDoesNotHaveNothingIsHandedOver() {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      var answer =
          post(server, "/api/calls/" + call.sid() + "/transfer", "{\"to\":\"+19005550100\"}");

      assertThat(answer.status()).isEqualTo(409);
      assertThat(server.activeCalls()).isOne();
      server.hangUp(call);
    }
  }

  private static SimulatedCall talking(TestServer server) {
    server.model().next(LONG);
    var call = server.call();
    call.say("What are your hours?");
    server.until(() -> call.heardText().contains("We open at nine"), "the answer sounds");
    return call;
  }

  private static Web.Answer post(TestServer server, String path, String body) {
    return Web.post(server, server.port(), path, Map.of("Content-Type", "application/json"), body);
  }
}
