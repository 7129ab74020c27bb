package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code /api/calls/{sid}/events}: what happened in a call, read as it happens. */
@Timeout(180)
class EventsCallTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("page by page they are the events that were written down, to the last")
  void pagesAreTheWholeCall() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.ask(call, "What are your opening hours?");
      server.hangUp(call);

      var all = new JsonArray();
      var next = 0L;
      for (var over = false; !over; ) {
        var page = events(server, call, "?limit=7&from=" + next);
        all.addAll(page.getJsonArray("events"));
        next = page.getLong("next");
        over = page.getBoolean("over");
      }
      assertThat(all).hasSize(server.log(call).size());
      for (var number = 0; number < all.size(); number++) {
        var event = all.getJsonObject(number);
        assertThat(event.getLong("number")).isEqualTo(number);
        assertThat(event.getLong("at")).isEqualTo(server.log(call).get(number).at().toNanos());
      }
      assertThat(all.getJsonObject(0).getJsonObject("event").getString("is")).isEqualTo("arrived");
      assertThat(next).isEqualTo(all.size());
      assertThat(events(server, call, "?wait=20&from=" + next).getJsonArray("events")).isEmpty();
    }
  }

  @Test
  void aDecisionIsExplainedInWords() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.ask(call, "What are your opening hours?");

      var explained =
          events(server, call, "").getJsonArray("events").stream()
              .map(event -> ((JsonObject) event).getString("explained"))
              .filter(java.util.Objects::nonNull)
              .toList();
      assertThat(explained)
          .hasSize(1)
          .first()
          .asString()
          .matches(
              "took it for a turn: .+ \\(\"What are your opening hours\\?\"\\), after \\d+ ms");
    }
  }

  @Test
  @DisplayName("a question that waits is answered when something happens, and not before")
  void aQuestionWaitsForTheNextEvent() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.time().advance(Duration.ofSeconds(2));
      var next = events(server, call, "").getLong("next");
      var waiting = BareRequest.get(target(call, next, 20)).sendTo(server);
      server.time().advance(Duration.ofSeconds(3));
      assertThat(waiting.received()).isEmpty();

      call.say("What are your opening hours?");
      var asked = server.time().uptime();
      server.until(() -> waiting.status() == 200, "the answer");
      var answer = new JsonObject(waiting.body());
      assertThat(answer.getJsonArray("events").getJsonObject(0).getLong("number")).isEqualTo(next);
      var at = Duration.ofNanos(answer.getJsonArray("events").getJsonObject(0).getLong("at"));
      assertThat(server.time().uptime().minus(at)).isLessThan(Duration.ofMillis(300));
      assertThat(server.time().uptime()).isGreaterThanOrEqualTo(asked);
    }
  }

  @Test
  @DisplayName("without an event, it is answered by none when its time is up")
  void aQuestionIsAnsweredWhenItsTimeIsUp() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.time().advance(Duration.ofSeconds(2));
      var next = events(server, call, "").getLong("next");
      var waiting = BareRequest.get(target(call, next, 5)).sendTo(server);
      server.time().advance(Duration.ofMillis(4900));
      assertThat(waiting.received()).isEmpty();
      server.time().advance(Duration.ofMillis(300));

      assertThat(new JsonObject(waiting.body()))
          .isEqualTo(
              new JsonObject().put("events", new JsonArray()).put("next", next).put("over", false));
    }
  }

  @Test
  @DisplayName("of a client that goes nothing is left: no timer, and no question to the log")
  void nothingIsLeftOfAClientThatGoes() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.time().advance(Duration.ofSeconds(2));
      var next = events(server, call, "").getLong("next");
      server.time().settle();
      var before = server.pendingTimers();
      var waiting =
          List.of(1, 2, 3).stream()
              .map(_ -> BareRequest.get(target(call, next, 20)).sendTo(server))
              .toList();
      assertThat(server.pendingTimers()).isGreaterThan(before);
      waiting.forEach(BareSocket::close);
      server.time().settle();

      assertThat(server.pendingTimers()).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("the end of the call answers those who wait for more")
  void theEndAnswersThoseWhoWait() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      server.time().advance(Duration.ofSeconds(2));
      var next = events(server, call, "").getLong("next");
      var waiting = BareRequest.get(target(call, next, 20)).sendTo(server);
      server.hangUp(call);
      server.until(() -> waiting.status() == 200, "the answer");

      assertThat(new JsonObject(waiting.body()).getBoolean("over")).isTrue();
    }
  }

  private static String target(SimulatedCall call, long from, int seconds) {
    return "/api/calls/%s/events?from=%d&wait=%d".formatted(call.sid(), from, seconds);
  }

  private static JsonObject events(TestServer server, SimulatedCall call, String query) {
    return LoggedServer.json(server, "/api/calls/" + call.sid() + "/events" + query);
  }
}
