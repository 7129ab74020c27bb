package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document says what the server does. */
@Timeout(180)
class ApiDocumentCallTest {
  /** Not for programs of ours: the carrier's own, and those that monitors know anyway. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "/voice",
          "/twiml",
          "/voice/outbound",
          "/voice/process-speech",
          "/transfer-ended",
          "/recording-status",
          "/ws",
          "/relay-action",
          "/health",
          "/ready",
          "/");

  @TempDir private Path folder;

  @Test
  void everyRouteStandsInItAndNothingElse() {
    try (var server = TestServer.builtin()) {
      var routes = new TreeSet<String>();
      server.routes().stream()
          .filter(route -> !ELSEWHERE.contains(route.path()))
          .forEach(route -> routes.add(route.method() + " " + route.path()));

      assertThat(routes).contains("GET /api/calls", "POST /call-status");
      assertThat(ApiDocument.of(server).routes()).isEqualTo(routes);
    }
  }

  @Test
  @DisplayName("[004-24] [004-26] [002-22] every answer is as the document says, well or not")
  void everyAnswerIsAsItSays() {
    try (var server = LoggedServer.in(folder)) {
      var document = ApiDocument.of(server);
      var call = server.call();
      server.ask(call, "What are your opening hours?");
      checkAll(server, document, call.sid());
      server.hangUp(call);
      checkAll(server, document, call.sid());
      checkAll(server, document, "CA" + "0".repeat(32));
      checkAll(server, document, "CA1");
      var form = Map.of("CallSid", call.sid(), "CallStatus", "completed");
      document.check("post", "/call-status", Web.post(server, "/call-status", form));
      document.check("post", "/call-status", Web.post(server, "/call-status", Map.of()));
    }
  }

  private static void checkAll(TestServer server, ApiDocument document, String sid) {
    document.routes().stream()
        .filter(route -> route.startsWith("GET ") && !route.contains("openapi"))
        .map(route -> route.substring(4))
        .forEach(route -> {
          var path = route.replaceAll(":(\\w+)", "{$1}");
          var target = route.replaceAll(":\\w+", sid);
          document.check("get", path, LoggedServer.get(server, target));
          document.check("get", path, LoggedServer.get(server, target + "?colour=red"));
        });
  }

  @Test
  @DisplayName("an answer with a field too many, or one of another kind, would be found")
  void aWrongAnswerWouldBeFound() {
    try (var server = LoggedServer.in(folder)) {
      var document = ApiDocument.of(server);
      server.hangUp(server.call());
      var right = LoggedServer.get(server, "/api/calls");
      document.check("get", "/api/calls", right);

      for (var change : Map.of("colour", (Object) "red", "began", 5, "live", "yes").entrySet()) {
        var wrong = new JsonObject(right.body());
        wrong.getJsonArray("calls").getJsonObject(0).put(change.getKey(), change.getValue());
        var answer = new Web.Answer(200, "application/json", wrong.encode());
        assertThatThrownBy(() -> document.check("get", "/api/calls", answer))
            .as(change.getKey())
            .isInstanceOf(AssertionError.class);
      }
    }
  }
}
