package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls under the names that users of the apps know. */
@Timeout(180)
class SessionsCallTest {
  private static final String HOURS = "What are your opening hours?";
  private static final String GREETING = "Thanks for calling! How can I help you today?";
  private static final String SID = "CA" + "7".repeat(32);

  @TempDir private Path folder;

  @Test
  @DisplayName("[002-22] [001-13] [B002-9] a call is a session from its first ring to its end")
  void aCallIsASessionWhileItGoesOn() {
    try (var server = LoggedServer.in(folder)) {
      assertThat(sessions(server)).isEqualTo("{\"active_sessions\":0,\"sessions\":{}}");
      var call = server.call();
      server.ask(call, HOURS);

      var all = new JsonObject(sessions(server));
      assertThat(all.getInteger("active_sessions")).isEqualTo(1);
      var session = all.getJsonObject("sessions").getJsonObject(call.sid());
      assertThat(session.fieldNames())
          .containsExactlyInAnyOrder("to", "from", "started_at", "message_count");
      assertThat(session.getString("started_at")).isEqualTo("2024-12-14T15:45:00Z");
      assertThat(session.getInteger("message_count")).isEqualTo(3);
      server.hangUp(call);
      assertThat(sessions(server)).isEqualTo("{\"active_sessions\":0,\"sessions\":{}}");
    }
  }

  @Test
  @DisplayName("[B002-16] a call that has only been announced is known at once")
  void aRingingCallIsKnown() {
    try (var server = LoggedServer.in(folder)) {
      ring(server, SID);

      assertThat(sessions(server)).contains(SID);
      var session = LoggedServer.json(server, "/session/" + SID);
      assertThat(session.getString("from")).isEqualTo("+15551230001");
      assertThat(session.getString("to")).isEqualTo("+15559870002");
      assertThat(session.getJsonArray("conversation_history")).isEmpty();
      assertThat(status(server, SID)).isEqualTo("ringing");
    }
  }

  @Test
  @DisplayName("[B002-16] [002-22] the same while the database is away")
  void sessionsAreKnownWithoutADatabase() {
    try (var server = TestServer.builtin()) {
      ring(server, SID);

      assertThat(sessions(server)).contains(SID);
      assertThat(status503(server, "/session/" + SID)).isEqualTo("log_away");
      assertThat(status503(server, "/api/calls")).isEqualTo("log_away");
      assertThat(status503(server, "/api/calls.csv")).isEqualTo("log_away");
      assertThat(status503(server, "/all_transcripts")).isEqualTo("log_away");
    }
  }

  @Test
  @DisplayName("[002-13] [002-20] [002-21] [002-38] [B002-10] [B002-19] the history of a session")
  void aSessionTellsItsHistoryAlsoWhenItIsOver() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      var answer = server.ask(call, HOURS);
      var live = history(server, call);
      server.hangUp(call);

      assertThat(history(server, call)).isEqualTo(live);
      assertThat(live)
          .extracting(it -> it.getString("role") + ": " + it.getString("content"))
          .containsExactly("assistant: " + GREETING, "user: " + HOURS, "assistant: " + answer);
      for (var message : live) {
        assertThat(message.fieldNames())
            .containsExactly(
                "role", "content", "timestamp", "confidence", "recording_url", "recording_sid");
        assertThat(message.getString("timestamp")).startsWith("2024-12-14T15:45:");
      }
    }
  }

  @Test
  @DisplayName("[002-39] [B004-16] a call whose line is lost for good is no session for long")
  void aStaleSessionGoes() {
    try (var server = LoggedServer.in(folder)) {
      ring(server, SID);
      server.time().advance(Duration.ofSeconds(61));

      assertThat(sessions(server)).isEqualTo("{\"active_sessions\":0,\"sessions\":{}}");
      assertThat(status(server, SID)).isEqualTo("no-answer");
    }
  }

  @Test
  @DisplayName("[001-20] [B004-16] after a restart the calls from before are still told")
  void aRestartForgetsNothing() {
    String sid;
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.ask(call, HOURS);
      server.hangUp(call);
      sid = call.sid();
    }
    try (var server = LoggedServer.in(folder)) {
      assertThat(sessions(server)).startsWith("{\"active_sessions\":0");
      assertThat(LoggedServer.json(server, "/session/" + sid).getJsonArray("conversation_history"))
          .hasSize(3);
      assertThat(LoggedServer.json(server, "/all_transcripts").getJsonArray("transcripts"))
          .hasSize(1);
      assertThat(status(server, sid)).isEqualTo("completed");
    }
  }

  @Test
  @DisplayName("[004-24] [004-26] [B004-9] transcripts, live and after: nothing faked, none empty")
  void transcriptsAreWhatWasHeard() {
    try (var server = LoggedServer.in(folder, TestServer.openAiSettings())) {
      server.model().next(Script.saying(" Nine to five.", Duration.ZERO, Duration.ZERO));
      var call = server.call();
      assertThat(transcript(server, call.sid())).containsExactly("assistant: " + GREETING);
      assertThat(status(server, call.sid())).isEqualTo("in-progress");
      server.ask(call, HOURS);
      var told = List.of("assistant: " + GREETING, "user: " + HOURS, "assistant: Nine to five.");
      assertThat(transcript(server, call.sid())).isEqualTo(told);
      server.hangUp(call);

      assertThat(transcript(server, call.sid())).isEqualTo(told);
      assertThat(status(server, call.sid())).isEqualTo("completed");
      ring(server, SID);
      var all = LoggedServer.json(server, "/all_transcripts").getJsonArray("transcripts");
      assertThat(all.getJsonObject(0).getString("call_sid")).isEqualTo(call.sid());
      assertThat(all.getJsonObject(0).getJsonArray("transcript")).hasSize(3);
      assertThat(all.getJsonObject(1).getString("call_sid")).as("in start order").isEqualTo(SID);
    }
  }

  @ParameterizedTest(name = "[002-23] {0}")
  @ValueSource(strings = {"completed", "failed", "busy", "no-answer", "canceled"})
  void aFinalStatusEndsTheCallHere(String status) {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      tell(server, call.sid(), "in-progress");
      tell(server, call.sid(), "answered");
      assertThat(server.activeCalls()).isEqualTo(1);
      tell(server, call.sid(), status);
      server.time().settle();

      assertThat(server.activeCalls()).isZero();
      tell(server, call.sid(), status);
      tell(server, "CA" + "0".repeat(32), status);
      assertThat(Web.post(server, "/call-status", Map.of("CallStatus", status)).status())
          .isEqualTo(400);
    }
  }

  private static void tell(TestServer server, String sid, String status) {
    var answer = Web.post(server, "/call-status", Map.of("CallSid", sid, "CallStatus", status));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
  }

  private static void ring(TestServer server, String sid) {
    assertThat(Web.post(server, "/voice", BareRequest.form(sid)).status()).isEqualTo(200);
  }

  private static String sessions(TestServer server) {
    return LoggedServer.json(server, "/sessions").encode();
  }

  private static String status(TestServer server, String sid) {
    return LoggedServer.json(server, "/call_status/" + sid).getString("status");
  }

  private static String status503(TestServer server, String target) {
    var answer = LoggedServer.get(server, target);
    assertThat(answer.status()).isEqualTo(503);
    return new JsonObject(answer.body()).getJsonObject("error").getString("code");
  }

  private static List<JsonObject> history(TestServer server, SimulatedCall call) {
    return LoggedServer.json(server, "/session/" + call.sid())
        .getJsonArray("conversation_history")
        .stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private static List<String> transcript(TestServer server, String sid) {
    return LoggedServer.json(server, "/transcript/" + sid).getJsonArray("transcript").stream()
        .map(JsonObject.class::cast)
        .map(it -> it.getString("role") + ": " + it.getString("content"))
        .toList();
  }
}
