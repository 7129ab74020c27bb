package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Without a token only programs on this machine are served, however a stranger gets here. */
class LoopbackTest {
  private static final List<String> OURS =
      List.of(
          "localhost",
          "localhost:8080",
          "LocalHost:1",
          "127.0.0.1",
          "127.0.0.1:65535",
          "[::1]",
          "[::1]:8080");

  private static final List<String> STRANGERS =
      List.of(
          "",
          "evil.example",
          "localhost.evil.example",
          "evil.localhost",
          "127.0.0.1.nip.io",
          "127.0.0.2",
          "0.0.0.0",
          "::1",
          "[::2]",
          "localhost:80@evil.example",
          "localhost:",
          "localhost:http",
          "localhost, evil.example",
          "shop.example:8080");

  /** What a tunnel, a proxy or a browser adds. */
  private static final List<Map.Entry<String, String>> GIVEAWAYS =
      List.of(
          Map.entry("X-Forwarded-For", "127.0.0.1"),
          Map.entry("x-forwarded-proto", "https"),
          Map.entry("X-Forwarded-Host", "localhost"),
          Map.entry("Forwarded", "for=127.0.0.1"),
          Map.entry("Via", "1.1 proxy"),
          Map.entry("CF-Connecting-IP", "203.0.113.9"),
          Map.entry("Cf-Ray", "1"),
          Map.entry("X-Real-IP", "203.0.113.9"),
          Map.entry("True-Client-IP", "203.0.113.9"),
          Map.entry("Origin", "http://evil.example"),
          Map.entry("Origin", "null"),
          Map.entry("Origin", ""),
          Map.entry("Origin", "http://localhost.evil.example"),
          Map.entry("Origin", "http://localhost:81"),
          Map.entry("Origin", "http://127.0.0.1"),
          Map.entry("Origin", "file://localhost"),
          Map.entry("Sec-Fetch-Site", "cross-site"),
          Map.entry("Sec-Fetch-Site", "same-site"));

  @Test
  void programsOnThisMachineAreServedByAnyOfItsNames() {
    try (var server = TestServer.builtin()) {
      for (var request : requests()) {
        for (var host : OURS) {
          assertThat(status(server, request.with("Host", host)))
              .as("%s at %s", request.target(), host)
              .isIn(200, 101);
        }
        assertThat(status(server, request.with("Origin", "http://localhost"))).isIn(200, 101);
        assertThat(status(server, request.with("Sec-Fetch-Site", "same-origin"))).isIn(200, 101);
      }
    }
  }

  @Test
  @DisplayName("[B000-14] a stranger whom a tunnel brings is refused by the name it asks for")
  void otherHostsAreRefused() {
    try (var server = TestServer.builtin()) {
      for (var request : requests()) {
        for (var host : STRANGERS) {
          assertThat(status(server, request.with("Host", host)))
              .as("%s at '%s'", request.target(), host)
              .isIn(403, 400);
        }
        assertThat(status(server, request.without("Host"))).isIn(403, 400);
      }
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("a tunnel, a proxy and a foreign page give themselves away")
  void giveawaysAreRefused() {
    try (var server = TestServer.builtin()) {
      for (var request : requests()) {
        for (var header : GIVEAWAYS) {
          assertThat(status(server, request.with(header.getKey(), header.getValue())))
              .as("%s with %s", request.target(), header)
              .isEqualTo(403);
        }
      }
      assertThat(server.activeCalls()).isZero();
    }
  }

  private static List<BareRequest> requests() {
    var form = BareRequest.form(BareRequest.SID);
    return List.of(
        BareRequest.post("/voice", form),
        BareRequest.get("/twiml?" + BareRequest.encoded(form)),
        BareRequest.upgrade("/ws"),
        BareRequest.get("/"));
  }

  private static int status(TestServer server, BareRequest request) {
    var socket = request.sendTo(server);
    int status = socket.status();
    socket.close();
    return status;
  }
}
