package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offhook.phone.twilio.Signature;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a request gets that is odd, too large, too slow or asks for what is not there. */
class HttpMannersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aBodyOver64KiBIsRefused() throws IOException {
    try (var server = TestServer.builtin()) {
      var form = new HashMap<>(BareRequest.form(BareRequest.SID));
      form.put("Extra", "x".repeat(64 * 1024));

      assertProblem(BareRequest.post("/voice", form).sendTo(server), 413, "too_large");
      var chunk = "10000\r\n" + "x".repeat(65536) + "\r\n";
      var chunked =
          BareRequest.post("/voice", form)
              .without("Content-Length")
              .with("Transfer-Encoding", "chunked");
      var endless = new BareRequest("POST", "/voice", chunked.headers(), chunk + chunk);
      assertProblem(endless.sendTo(server), 413, "too_large");
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("long parameters are read, in however many pieces they come")
  void aLargeFormIsRead() {
    try (var server = TestServer.signed()) {
      var form = new HashMap<>(BareRequest.form(BareRequest.SID));
      form.put("StirPassportToken", "t".repeat(30_000));
      var request =
          BareRequest.post("/voice", form)
              .showing(
                  new Signature(TestServer.TOKEN).ofForm(TestServer.PUBLIC_URL + "/voice", form))
              .toString();
      var socket = BareSocket.to(server);
      for (int from = 0; from < request.length(); from += 5000) {
        socket.send(request.substring(from, Math.min(request.length(), from + 5000)));
      }

      assertThat(socket.status()).as(socket.received()).isEqualTo(200);
      assertThat(server.activeCalls()).isOne();
    }
  }

  @Test
  void whatIsNotThereIsSaidInTheShapeOfEveryError() throws IOException {
    try (var server = TestServer.builtin()) {
      assertProblem(BareRequest.get("/nowhere").sendTo(server), 404, "not_found");
      assertProblem(BareRequest.get("/voice/../etc").sendTo(server), 404, "not_found");
      for (var method : List.of("DELETE", "PUT", "OPTIONS", "TRACE", "PATCH")) {
        var request = new BareRequest(method, "/voice", Map.of("Host", "localhost"), "");
        assertProblem(request.sendTo(server), 405, "method_not_allowed");
      }
      assertProblem(BareRequest.get("/relay-action").sendTo(server), 405, "method_not_allowed");
    }
  }

  @Test
  void aMonitorMayAskForTheHeadOnly() {
    try (var server = TestServer.builtin()) {
      for (var path : List.of("/health", "/ready", "/")) {
        var head = new BareRequest("HEAD", path, Map.of("Host", "localhost"), "").sendTo(server);
        assertThat(head.status()).as(path).isEqualTo(200);
        assertThat(head.body()).as(path).isEmpty();
      }
      var voice = "/voice?" + BareRequest.encoded(BareRequest.form(BareRequest.SID));
      var call = new BareRequest("HEAD", voice, Map.of("Host", "localhost"), "").sendTo(server);
      assertThat(call.status()).isEqualTo(405);
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void aWebhookThatNamesNoCallIsToldSo() throws IOException {
    try (var server = TestServer.builtin()) {
      for (var sid : List.of("", "CA1", "CA" + "g".repeat(32), "XX" + "5".repeat(32), "../..")) {
        for (var path : List.of("/voice", "/twiml", "/relay-action")) {
          var answer = BareRequest.post(path, Map.of("CallSid", sid)).sendTo(server);
          assertProblem(answer, 400, "no_call_sid");
          assertThat(answer.body()).contains("CallSid");
        }
      }
      assertProblem(BareRequest.post("/voice", Map.of()).sendTo(server), 400, "no_call_sid");
      assertProblem(BareRequest.get("/voice").sendTo(server), 400, "no_call_sid");
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void oddSpellingsBreakNothing() {
    try (var server = TestServer.builtin()) {
      var form = BareRequest.encoded(BareRequest.form(BareRequest.SID));
      for (var odd : List.of("%", "%zz", "a=%", "=%2", "%00=%ff", "&&&", "a=b=c", "%u1234=1")) {
        var post = BareRequest.post("/voice", Map.of()).saying(form + "&" + odd).sendTo(server);
        assertThat(post.status()).as("form with %s", odd).isIn(200, 400);
        var get = BareRequest.get("/voice?" + form + "&" + odd).sendTo(server);
        assertThat(get.status()).as("query with %s", odd).isIn(200, 400);
      }
      for (var path :
          List.of("/%", "/%zz", "/voice%", "/%2e%2e/voice", "//voice", "/voice;a=b", "*", "/%00")) {
        var status = BareRequest.get(path).sendTo(server).status();
        assertThat(status).as(path).isBetween(400, 499);
      }
    }
  }

  @Test
  void anAbsoluteTargetOpensNothing() {
    try (var server = TestServer.signed()) {
      var form = BareRequest.form(BareRequest.SID);
      var signed = BareRequest.post("/voice", form).signed(TestServer.TOKEN);

      assertThat(signed.at("http://evil.example/voice").sendTo(server).status()).isEqualTo(403);
      assertThat(signed.at("@evil.example/voice").sendTo(server).status()).isBetween(400, 499);
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void onlyOneProtocolIsSpoken() {
    try (var server = TestServer.builtin()) {
      var preface = BareSocket.to(server).send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

      assertThat(preface.received()).doesNotContain("\u0000");
      var upgrade =
          BareRequest.get("/health")
              .with("Upgrade", "h2c")
              .with("Connection", "Upgrade, HTTP2-Settings")
              .with("HTTP2-Settings", "AAMAAABkAAQAAP__")
              .sendTo(server);
      assertThat(upgrade.status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("[C6] a request that does not come to its end is not waited for")
  void aSlowRequestIsCutOff() {
    try (var server = TestServer.builtin()) {
      var silent = BareSocket.to(server);
      var half = BareSocket.to(server).send("GET /health HTTP/1.1\r\nHost: local");
      var body =
          BareSocket.to(server)
              .send(
                  "POST /voice HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nCallSid=");
      var trickle = BareSocket.to(server).send("GET /health HTTP/1.1\r\n");
      var next = BareRequest.get("/health").sendTo(server).send("GET /he");
      for (int i = 0; i < 5; i++) {
        server.time().advance(Duration.ofSeconds(3));
        trickle.send("X-" + i + ": y\r\n");
      }
      assertThat(silent.closed()).isTrue();
      assertThat(half.closed()).isTrue();
      assertThat(body.closed()).isTrue();
      assertThat(trickle.closed()).isTrue();
      server.time().advance(Duration.ofSeconds(60));
      assertThat(next.closed()).isTrue();
    }
  }

  @Test
  void aQuietConnectionIsKeptForTheNextRequest() {
    try (var server = TestServer.builtin()) {
      var request = BareRequest.get("/health");
      var socket = request.sendTo(server);
      for (int i = 0; i < 4; i++) {
        server.time().advance(Duration.ofSeconds(40));
        socket.forget();
        socket.send(request.toString());
        assertThat(socket.status()).as("%s, closed %s", i, socket.closed()).isEqualTo(200);
      }
    }
  }

  private static void assertProblem(BareSocket answer, int status, String code) throws IOException {
    assertThat(answer.status()).as(answer.received()).isEqualTo(status);
    var error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).as(answer.received()).isEqualTo(code);
    assertThat(error.path("message").asText()).as(answer.received()).isNotBlank();
  }
}
