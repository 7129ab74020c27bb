package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of why a call ended, and whose doing that was. */
@Timeout(180)
class CallEndsCallTest {
  private static final String SID = "CA" + "7".repeat(32);
  private static final Duration LONG = Duration.ofMinutes(3);

  @TempDir private Path folder;

  @Test
  void aCallerWhoHangsUpHungUp() {
    try (var server = LoggedServer.in(folder)) {
      server.hangUp(server.call());

      assertThat(end(server)).isEqualTo("caller_hung_up by caller");
    }
  }

  @Test
  @DisplayName("[B000-15] a call ended because the caller was silent says so")
  void silenceIsTheCallersDoing() {
    try (var server = LoggedServer.in(folder)) {
      server.time().await(server.call().ended(), LONG);

      assertThat(end(server)).isEqualTo("caller_silent by caller");
    }
  }

  @Test
  void aCallThatReachesItsLengthEndsByItsLimit() throws IOException {
    var assistants = Files.createDirectory(folder.resolve("assistants"));
    Files.writeString(
        assistants.resolve("brief.yaml"),
        """
        name: Brief
        greeting: Hello there.
        instructions: Be brief.
        limits:
          callLength: 15s
        """);
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("OFFHOOK_ASSISTANTS", assistants.toString());
    try (var server = LoggedServer.in(folder.resolve("data"), settings)) {
      server.time().await(server.call().ended(), LONG);

      assertThat(end(server)).isEqualTo("time_limit by us");
    }
  }

  @Test
  @DisplayName("a goodbye of ours is one, though the carrier reports the end before the socket")
  void aGoodbyeIsOneWhoeverTellsOfItFirst() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      call.say("Thanks, that is all. Goodbye.");
      server.until(() -> hangsUp(call), "the assistant hangs up");
      told(server, call.sid(), "completed");
      server.time().await(call.ended(), LONG);

      assertThat(end(server)).isEqualTo("assistant_said_goodbye by model");
    }
  }

  private static boolean hangsUp(SimulatedCall call) {
    return call.framesIn().stream().anyMatch(frame -> frame.type().equals("end"));
  }

  @ParameterizedTest
  @CsvSource({
    "busy, inbound, busy by caller, busy",
    "busy, outbound-api, busy by caller, busy",
    "no-answer, outbound-api, no_answer by caller, no-answer",
    "failed, outbound-api, carrier_failed by carrier, failed",
    "canceled, outbound-api, canceled by us, canceled",
    "canceled, inbound, canceled by caller, canceled",
    "completed, outbound-api, caller_hung_up by caller, completed",
  })
  @DisplayName("how a call that was never up stands for the carrier is how it ended")
  void theCarriersLastWordIsKept(String status, String direction, String end, String shown) {
    try (var server = LoggedServer.in(folder)) {
      ring(server, direction);
      told(server, SID, status);

      assertThat(end(server)).isEqualTo(end);
      assertThat(LoggedServer.json(server, "/call_status/" + SID).getString("status"))
          .isEqualTo(shown);
    }
  }

  @Test
  void aStatusThatAnotherFollowsEndsNothing() {
    try (var server = LoggedServer.in(folder)) {
      ring(server, "inbound");
      told(server, SID, "in-progress");

      assertThat(server.activeCalls()).isEqualTo(1);
      assertThat(call(server).getBoolean("live")).isTrue();
    }
  }

  @Test
  void aCallThatFailsInTheMidstOfTheTalkIsNoHangup() {
    try (var server = LoggedServer.in(folder, TestServer.openAiSettings())) {
      server.model().next(Script.saying("Nine to five.", Duration.ZERO, Duration.ZERO));
      var call = server.call();
      server.ask(call, "When are you open?");
      told(server, call.sid(), "failed");
      server.until(() -> server.activeCalls() == 0, "the call is over");
      server.time().settle();

      assertThat(end(server)).isEqualTo("carrier_failed by carrier");
    }
  }

  private static void ring(TestServer server, String direction) {
    var form =
        Map.of(
            "CallSid", SID, "From", "+15551230001", "To", "+15559870002", "Direction", direction);
    assertThat(Web.post(server, "/voice", form).status()).isEqualTo(200);
  }

  private static void told(TestServer server, String sid, String status) {
    var answer = Web.post(server, "/call-status", Map.of("CallSid", sid, "CallStatus", status));
    assertThat(answer.status()).isEqualTo(200);
    server.time().settle();
  }

  private static String end(TestServer server) {
    var call = call(server);
    return call.getString("reason") + " by " + call.getString("doing");
  }

  private static JsonObject call(TestServer server) {
    server.time().settle();
    var calls = LoggedServer.json(server, "/api/calls").getJsonArray("calls");
    assertThat(calls).hasSize(1);
    return calls.getJsonObject(0);
  }
}
