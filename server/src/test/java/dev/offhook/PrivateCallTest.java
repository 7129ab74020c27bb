package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.conversation.Replay;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.settings.Secret;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.time.RunningTimers;
import dev.offhook.turn.TurnMachine;
import dev.offhook.turn.TurnPolicy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A caller tells a card number: the model hears it, the disk does not. */
@Timeout(180)
class PrivateCallTest {
  private static final String CARD = "My card is 4111 1111 1111 1111, is that right?";
  private static final Script READ_BACK =
      Script.saying(
          "So your card is 4111 1111 1111 1111. It will be charged tomorrow.",
          Duration.ofMillis(300),
          Duration.ofMillis(40));

  @TempDir private Path folder;

  @Test
  void theModelHearsTheNumberAndNobodyReadsIt() throws IOException {
    try (var server = LoggedServer.in(folder, TestServer.openAiSettings())) {
      var call = told(server);
      server.hangUp(call);

      assertThat(OnTheWire.lastWords(server.model().ledger().requests().getFirst()))
          .isEqualTo(CARD);
      var turns = LoggedServer.json(server, "/api/calls/" + call.sid()).getJsonArray("turns");
      assertThat(turns.getJsonObject(1).getString("heard"))
          .isEqualTo("My card is xxxx xxxx xxxx xxxx, is that right?");
      var answer = turns.getJsonObject(2);
      assertThat(answer.getString("sent"))
          .isEqualTo("So your card is xxxx xxxx xxxx xxxx. It will be charged tomorrow.");
      assertThat(answer.getString("generated")).isEqualTo(answer.getString("sent"));
      assertThat(answer.getString("heard")).isEqualTo(answer.getString("sent"));
      assertThat(LoggedServer.json(server, "/api/calls?q=1111").getJsonArray("calls")).isEmpty();
    }
    assertThat(disk()).contains("xxxx").doesNotContain("4111").doesNotContain("1111 ");
  }

  @Test
  void whatWaitsOnTheDiskForADatabaseIsMaskedAsWell() throws IOException {
    var nobody = new Secret("jdbc:postgresql://user:word@127.0.0.1:1/nothing");
    var logbook = Logbook.open(new Kept(folder, nobody, 8), new RunningTimers());
    try (var server = TestServer.with(TestServer.openAiSettings(), logbook)) {
      server.hangUp(told(server));
      server.time().await(server.stop(), Duration.ofMinutes(1));
      assertThat(disk()).contains("xxxx").doesNotContain("4111");
    }
  }

  @Test
  @DisplayName("what is masked is still the same call: replayed, no decision is another one")
  void aMaskedCallReplaysAsItWas() {
    try (var server = TestServer.openAi()) {
      server.model().next(READ_BACK);
      var call = server.call();
      call.say(CARD);
      server.until(() -> OnTheWire.textCount(call) > 12, "the answer sounds");
      server.time().advance(Duration.ofMillis(1500));
      call.say("Uh-huh.");
      server.time().advance(Duration.ofSeconds(8));
      server.hangUp(call);

      var replay = Replay.of(server.log(call), new TurnMachine(TurnPolicy.USUAL));
      assertThat(replay.differences()).isEmpty();
      assertThat(replay.moments()).isGreaterThan(20);
      assertThat(server.log(call).toString()).contains("xxxx").doesNotContain("4111");
    }
  }

  @Test
  @DisplayName("a number that is masked is told masked, in the list and of the call that goes on")
  void aNumberIsKeptAsTheAssistantSays() throws IOException {
    var files = Files.createDirectories(folder.resolve("assistants"));
    Files.writeString(
        files.resolve("shop.yaml"), "name: Shop\nprivacy: {numbers: masked, redact: []}\n");
    var settings = new HashMap<>(Map.of("OFFHOOK_ASSISTANTS", files.toString()));
    try (var server = LoggedServer.in(folder, settings)) {
      var call = server.call();
      var live = LoggedServer.json(server, "/sessions").getJsonObject("sessions");
      assertThat(live.getJsonObject(call.sid()).getString("from")).matches("\\+1x+\\d\\d");
      server.ask(call, CARD);
      server.hangUp(call);

      var list = LoggedServer.json(server, "/api/calls").getJsonArray("calls");
      assertThat(list.getJsonObject(0).getString("caller")).matches("\\+1x+\\d\\d");
      assertThat(LoggedServer.get(server, "/api/calls.csv").body()).containsPattern("\\+1x+\\d\\d");
      var arrived = server.log(call).getFirst().event();
      assertThat(((CallEvent.Arrived) arrived).details().caller().value()).contains("xxx");
      var turns = LoggedServer.json(server, "/api/calls/" + call.sid()).getJsonArray("turns");
      assertThat(((JsonObject) turns.getValue(1)).getString("heard")).as("as set").isEqualTo(CARD);
    }
  }

  private static SimulatedCall told(TestServer server) {
    server.model().next(READ_BACK);
    var call = server.call();
    server.ask(call, CARD);
    return call;
  }

  private String disk() throws IOException {
    var all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
