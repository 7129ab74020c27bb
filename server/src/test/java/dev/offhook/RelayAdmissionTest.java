package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.CallState;
import dev.offhook.phone.twilio.Faults;
import dev.offhook.phone.twilio.RelaySocketProbe;
import dev.offhook.phone.twilio.Signature;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which relay sockets may carry a call. */
class RelayAdmissionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String SOCKET = "wss://shop.example/ws";
  private static final int POLICY = 1008;
  private static final int PROTOCOL = 1002;
  private static final int RUBBISH = 1007;

  @Test
  @DisplayName("[C3] [B001-6] a socket that is not signed is not opened")
  void unsignedSocketsAreNotOpened() {
    try (var server = TestServer.signed()) {
      for (var headers :
          List.of(
              Map.<String, String>of(),
              Map.of("X-Twilio-Signature", ""),
              server.twilio().probe().signedHeaders("wss://shop.example/ws2"),
              server.twilio().probe().signedHeaders("https://shop.example/ws"))) {
        var status = server.twilio().probe().connect(SOCKET, headers);
        assertThat(server.time().await(status, Duration.ofSeconds(5))).isEqualTo(403);
      }
      var call = server.twilio().dial(server.url("/voice"), unsignedSockets());
      server.until(() -> call.state() == CallState.ENDED, "the call is over");
      assertThat(server.model().ledger().requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("[F31] [C3] a socket that says nothing is closed after five seconds")
  void silenceIsClosed() {
    try (var server = TestServer.signed()) {
      var probe = opened(server);
      server.time().advance(Duration.ofMillis(4_900));
      assertThat(probe.closed().isComplete()).isFalse();
      server.time().advance(Duration.ofMillis(200));
      assertThat(probe.closed().result()).isEqualTo(POLICY);
    }
  }

  @Test
  @DisplayName("[F31] whatever it says before its setup, the five seconds stay")
  void talkBeforeTheSetupIsIgnored() {
    try (var server = modelled()) {
      var probe = opened(server);
      for (int i = 0; i < 30; i++) {
        send(server, probe, prompt("Hello?"));
        send(server, probe, "{\"type\":\"news\"}");
      }
      send(server, probe, "no JSON");
      assertThat(probe.frames()).isEmpty();
      server.time().advance(Duration.ofSeconds(6));
      assertThat(probe.closed().result()).isEqualTo(POLICY);
      assertThat(server.model().ledger().requests()).isEmpty();
    }
  }

  @Test
  @DisplayName("[F31] ten frames of rubbish instead of a setup")
  void rubbishBeforeTheSetupIsClosed() {
    try (var server = TestServer.signed()) {
      var probe = opened(server);
      for (int i = 0; i < 10; i++) {
        assertThat(probe.closed().isComplete()).as("after %d", i).isFalse();
        send(server, probe, "[]");
      }
      assertThat(probe.closed().result()).isEqualTo(RUBBISH);
    }
  }

  @Test
  @DisplayName("[C3] no token, a wrong one and another call's open nothing")
  void onlyACallsOwnTokenOpensIt() {
    try (var server = modelled()) {
      var one = ringing(server, BareRequest.SID);
      var other = ringing(server, "CA" + "6".repeat(32));
      assertThat(one).isNotEqualTo(other).hasSizeGreaterThanOrEqualTo(32);

      for (var token :
          List.of("", "x", other, one.toLowerCase(Locale.ROOT), one + "A", one.substring(1))) {
        assertThat(refused(server, setup(BareRequest.SID, token))).as(token).isEqualTo(POLICY);
      }
      for (var parameters :
          List.of("null", "[]", "\"" + one + "\"", "{\"token\":[\"" + one + "\"]}")) {
        var odd =
            setup(BareRequest.SID, "")
                .replaceAll("\"customParameters\":.*", "\"customParameters\":" + parameters + "}");
        assertThat(refused(server, odd)).as(parameters).isEqualTo(POLICY);
      }
      assertThat(server.model().ledger().requests()).isEmpty();

      var admitted = opened(server);
      send(server, admitted, setup(BareRequest.SID, one));
      assertThat(admitted.closed().isComplete()).isFalse();
      assertThat(server.time().await(admitted.close(1000), Duration.ofSeconds(5))).isNull();
    }
  }

  @Test
  @DisplayName("[C3] a call nobody announced is not opened, nor one that is over")
  void onlyAnExpectedCallIsOpened() {
    try (var server = modelled()) {
      assertThat(refused(server, setup("CA" + "7".repeat(32), "token"))).isEqualTo(POLICY);
      var call = server.call();
      var setup = call.framesOut().getFirst().text();
      server.hangUp(call);
      server.until(() -> server.activeCalls() == 0, "the call is over");

      assertThat(refused(server, setup)).isEqualTo(POLICY);
      assertThat(server.model().ledger().requests()).isEmpty();
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[C3] a token that nobody used is worth nothing after a minute")
  void anUnusedTokenExpires() {
    try (var server = TestServer.signed()) {
      var old = ringing(server, BareRequest.SID);
      server.time().advance(Duration.ofSeconds(30));
      var young = ringing(server, BareRequest.SID);
      var line = opened(server);
      send(server, line, setup(BareRequest.SID, young));
      server.time().advance(Duration.ofSeconds(31));

      assertThat(server.activeCalls()).as("the call itself is alive").isOne();
      assertThat(refused(server, setup(BareRequest.SID, old))).isEqualTo(POLICY);
      assertThat(line.closed().isComplete()).as("and untouched").isFalse();
      server.time().await(line.close(1000), Duration.ofSeconds(5));
    }
  }

  @Test
  @DisplayName("a second setup breaks the protocol")
  void aSecondSetupIsRefused() {
    try (var server = TestServer.signed()) {
      var token = ringing(server, BareRequest.SID);
      var probe = opened(server);
      send(server, probe, setup(BareRequest.SID, token));
      assertThat(probe.closed().isComplete()).isFalse();
      send(server, probe, setup(BareRequest.SID, token));

      assertThat(probe.closed().result()).isEqualTo(PROTOCOL);
    }
  }

  @Test
  @DisplayName(
      "[F32] [B001-8] a newer socket with the call's token continues it, the older is closed")
  void theNewerSocketContinuesTheCall() {
    try (var server = modelled()) {
      var setup = setup(BareRequest.SID, ringing(server, BareRequest.SID));
      var older = opened(server);
      send(server, older, setup);
      send(server, older, prompt("My name is Ada."));
      server.time().advance(Duration.ofSeconds(20));
      assertThat(older.frames()).isNotEmpty();
      var newer = opened(server);
      send(server, newer, setup);

      server.time().advance(Duration.ofMillis(200));
      assertThat(older.closed().isComplete()).isTrue();
      assertThat(server.activeCalls()).isOne();
      send(server, newer, prompt("What is my name?"));
      server.time().advance(Duration.ofSeconds(2));
      assertThat(server.model().ledger().requests().getLast().body().toString())
          .contains("My name is Ada.")
          .contains("What is my name?");
      assertThat(String.join("", newer.frames())).contains("help");
      assertThat(server.activeCalls()).isOne();
      server.time().await(newer.close(1000), Duration.ofSeconds(5));
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[F32] without the token a second socket is refused and the first is untouched")
  void anIntruderIsRefused() {
    try (var server = modelled()) {
      var call = server.call();
      for (int i = 0; i < 50; i++) {
        assertThat(refused(server, setup(call.sid(), "guess" + i))).isEqualTo(POLICY);
      }
      assertThat(server.activeCalls()).isOne();
      assertThat(server.ask(call, "Are you still there?")).isEqualTo("How may I help you?");
      server.hangUp(call);
    }
  }

  @Test
  @DisplayName("[F24] a webhook that comes twice is one call")
  void aRepeatedWebhookIsOneCall() {
    try (var server = modelled()) {
      var options = CallOptions.inbound().withFaults(Faults.none().withWebhookTwice());
      var call = server.call("/voice", options);

      assertThat(call.webhooks()).hasSize(2).allMatch(asked -> asked.status() == 200);
      assertThat(server.activeCalls()).isOne();
      assertThat(server.ask(call, "Hello?")).isEqualTo("How may I help you?");
      server.hangUp(call);
      server.until(() -> server.activeCalls() == 0, "no call is left");
    }
  }

  private static CallOptions unsignedSockets() {
    return CallOptions.inbound().withFaults(Faults.none().withSockets(Faults.Signing.WRONG));
  }

  private static TestServer modelled() {
    return TestServer.with(
        Map.of(
            "TWILIO_AUTH_TOKEN",
            TestServer.TOKEN,
            "PUBLIC_URL",
            TestServer.PUBLIC_URL,
            "OPENAI_API_KEY",
            "sk-test-1",
            "OPENAI_BASE_URL",
            "{model}"));
  }

  private static RelaySocketProbe opened(TestServer server) {
    var probe = server.twilio().probe();
    var status = probe.connect(SOCKET, probe.signedHeaders(SOCKET));
    assertThat(server.time().await(status, Duration.ofSeconds(5))).isEqualTo(101);
    return probe;
  }

  private static void send(TestServer server, RelaySocketProbe probe, String frame) {
    var _ = probe.send(frame);
    server.time().settle();
  }

  /** The code with which a socket is closed at once that begins like this. */
  private static int refused(TestServer server, String setup) {
    var probe = opened(server);
    send(server, probe, setup);
    assertThat(probe.closed().isComplete()).isTrue();
    assertThat(probe.frames()).isEmpty();
    return probe.closed().result();
  }

  /** Announces a call and gives its token. */
  private static String ringing(TestServer server, String sid) {
    var form = BareRequest.form(sid);
    var signature = new Signature(TestServer.TOKEN).ofForm(TestServer.PUBLIC_URL + "/voice", form);
    var twiml = BareRequest.post("/voice", form).showing(signature).sendTo(server).body();
    var token = TOKEN.matcher(twiml);
    assertThat(token.find()).as(twiml).isTrue();
    return token.group(1);
  }

  private static String setup(String sid, String token) {
    ObjectNode setup =
        JSON.createObjectNode()
            .put("type", "setup")
            .put("sessionId", "VX" + "1".repeat(32))
            .put("callSid", sid);
    setup.putObject("customParameters").put("token", token);
    return setup.toString();
  }

  private static String prompt(String words) {
    return JSON.createObjectNode()
        .put("type", "prompt")
        .put("voicePrompt", words)
        .put("last", true)
        .toString();
  }
}
