package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.web.Access;
import dev.offhook.web.Routes.Route;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may call which route: asked of every route there is, so that a new one is asked too. */
class GatesTest {
  private static final Map<String, String> SIGNED =
      Map.of("TWILIO_AUTH_TOKEN", TestServer.TOKEN, "PUBLIC_URL", TestServer.PUBLIC_URL);

  @Test
  @DisplayName("[B000-14] [B001-6] [002-37] a carrier's route is closed to every forgery")
  void noForgeryPasses() {
    try (var server = TestServer.signed()) {
      var routes = routes(server, Access.CARRIER);
      assertThat(routes)
          .extracting(Route::path)
          .contains("/voice", "/twiml", "/relay-action", "/ws");
      for (var route : routes) {
        forgeries(BareRequest.of(route))
            .forEach((name, forged) -> {
              var answer = forged.sendTo(server);
              assertThat(answer.status()).as("%s: %s", route, name).isEqualTo(403);
              assertThat(answer.body()).as("%s: %s", route, name).contains("Invalid signature");
            });
      }
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  void whatTheCarrierHasSignedPassesEveryGateOfIts() {
    try (var server = TestServer.signed()) {
      for (var route : routes(server, Access.CARRIER)) {
        var answer = BareRequest.of(route).signed(TestServer.TOKEN).sendTo(server);
        assertThat(answer.status()).as("%s", route).isEqualTo(passed(route));
        answer.close();
      }
    }
  }

  /** Past the gate, the request names a call and no recording. */
  private static int passed(Route route) {
    if (route.socket()) {
      return 101;
    }
    return route.path().equals("/recording-status") ? 400 : 200;
  }

  @Test
  @DisplayName("a query that was signed is taken, changed by a letter it is not")
  void theQueryIsPartOfWhatIsSigned() {
    try (var server = TestServer.signed()) {
      var query = BareRequest.encoded(BareRequest.form(BareRequest.SID));
      var signed = BareRequest.get("/voice?" + query).signed(TestServer.TOKEN);

      assertThat(signed.at("/voice?" + query + "0").sendTo(server).status()).isEqualTo(403);
      assertThat(signed.at("/twiml?" + query).sendTo(server).status()).isEqualTo(403);
      assertThat(server.activeCalls()).isZero();
      assertThat(signed.sendTo(server).status()).isEqualTo(200);
      assertThat(server.activeCalls()).isOne();
    }
  }

  @Test
  @DisplayName("a form is not taken for a WebSocket, whose signature covers no body")
  void anUpgradeHeaderDoesNotExemptTheBody() {
    try (var server = TestServer.signed()) {
      var answer =
          BareRequest.post("/voice", BareRequest.form(BareRequest.SID))
              .with("Upgrade", "websocket")
              .with("Connection", "Upgrade")
              .signed(TestServer.TOKEN)
              .sendTo(server);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(server.activeCalls()).isZero();
    }
  }

  @Test
  @DisplayName("[B000-14] whatever the Host says, the signature is over the configured address")
  void theHostIsNotBelieved() {
    try (var server = TestServer.signed()) {
      var request =
          BareRequest.post("/voice", BareRequest.form(BareRequest.SID)).signed(TestServer.TOKEN);
      var answer = request.with("Host", "evil.example").sendTo(server);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).contains("wss://shop.example/ws").doesNotContain("evil");
    }
  }

  @Test
  void aSignedServerTakesNothingUnsignedFromThisMachineEither() {
    try (var server = TestServer.signed()) {
      var answer = BareRequest.post("/voice", BareRequest.form(BareRequest.SID)).sendTo(server);

      assertThat(answer.status()).isEqualTo(403);
    }
  }

  @Test
  void withAKeyTheOperatorShowsIt() {
    var settings = new HashMap<>(SIGNED);
    settings.put("OFFHOOK_API_KEY", "s3cret");
    try (var server = TestServer.with(settings)) {
      assertThat(routes(server, Access.OPERATOR)).isNotEmpty();
      for (var route : routes(server, Access.OPERATOR)) {
        var request = BareRequest.of(route);
        assertThat(request.sendTo(server).status()).as("%s", route).isEqualTo(403);
        for (var wrong :
            List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer s3cre",
                "Bearer s3crets",
                "s3cret",
                "Basic s3cret",
                "bearer s3cret ")) {
          var answer = request.with("Authorization", wrong).sendTo(server);
          assertThat(answer.status()).as("%s with '%s'", route, wrong).isEqualTo(403);
        }
        var right = request.with("Authorization", "Bearer s3cret").with("Host", "shop.example");
        assertThat(right.sendTo(server).status()).as("%s", route).isNotEqualTo(403);
      }
    }
  }

  @Test
  void withoutAKeyTheOperatorSitsAtThisMachine() {
    try (var server = TestServer.signed()) {
      for (var route : routes(server, Access.OPERATOR)) {
        var request = BareRequest.of(route);
        assertThat(request.sendTo(server).status()).as("%s", route).isNotEqualTo(403);
        assertThat(request.with("Host", "shop.example").sendTo(server).status())
            .as("%s by its public name", route)
            .isEqualTo(403);
        assertThat(request.with("X-Forwarded-For", "203.0.113.9").sendTo(server).status())
            .as("%s through a tunnel", route)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void anyoneMayAskForWhatIsForAnyone() {
    try (var server = TestServer.signed()) {
      assertThat(routes(server, Access.ANYONE))
          .extracting(Route::path)
          .contains("/health", "/ready");
      for (var route : routes(server, Access.ANYONE)) {
        var answer = BareRequest.of(route).with("Host", "elsewhere.example").sendTo(server);
        assertThat(answer.status()).as("%s", route).isEqualTo(200);
      }
      assertThat(server.activeCalls()).isZero();
    }
  }

  private static List<Route> routes(TestServer server, Access access) {
    return server.routes().stream().filter(route -> route.access() == access).toList();
  }

  /** Everything that is wrong in one way, and otherwise right. */
  private static Map<String, BareRequest> forgeries(BareRequest request) {
    var right = request.signed(TestServer.TOKEN);
    var shown = right.headers().getOrDefault("X-Twilio-Signature", "");
    var forged = new LinkedHashMap<String, BareRequest>();
    forged.put("no signature", request);
    forged.put("an empty one", request.showing(""));
    forged.put(
        "a wrong one", request.showing((shown.startsWith("A") ? "B" : "A") + shown.substring(1)));
    forged.put("one cut short", request.showing(shown.substring(0, 20)));
    forged.put("one that is no Base64", request.showing("ü%00!"));
    forged.put("one under another token", request.signed("54321"));
    forged.put("another URL", right.at(more(request.target())));
    if (!request.body().isEmpty()) {
      forged.put("a byte more", right.saying(request.body() + "0"));
      forged.put("a byte less", right.saying(request.body().substring(1)));
      forged.put("a parameter more", right.saying(request.body() + "&Digits=1"));
      forged.put("no body", right.saying(""));
      forged.put("text instead of a form", right.with("Content-Type", "text/plain"));
    }
    return forged;
  }

  private static String more(String target) {
    return target + (target.contains("?") ? "&" : "?") + "more=1";
  }
}
