package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The call log for programs: {@code /api/calls}, one call, its events. */
@Timeout(180)
class CallLogCallTest {
  private static final String HOURS = "What are your opening hours?";

  @TempDir private Path folder;

  @Test
  @DisplayName("[002-38] a call is listed while it goes on and when it is over, and told in full")
  void aCallIsListedAndTold() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      var answer = server.ask(call, HOURS);
      var live = only(server, "/api/calls?live=true");
      assertThat(live.getString("sid")).isEqualTo(call.sid());
      assertThat(live.getBoolean("live")).isTrue();
      assertThat(live.getValue("reason")).isNull();
      server.hangUp(call);

      var over = only(server, "/api/calls?live=false&reason=caller_hung_up");
      assertThat(over.getString("doing")).isEqualTo("caller");
      assertThat(over.getLong("lastedMs")).isPositive();
      assertThat(over.getString("began")).isEqualTo("2024-12-14T15:45:00Z");
      assertThat(LoggedServer.json(server, "/api/calls?live=true").getJsonArray("calls")).isEmpty();
      var turns = LoggedServer.json(server, "/api/calls/" + call.sid()).getJsonArray("turns");
      assertThat(turns.getJsonObject(1).getString("who")).isEqualTo("caller");
      assertThat(turns.getJsonObject(1).getString("heard")).isEqualTo(HOURS);
      assertThat(turns.getJsonObject(1).getString("language")).isEqualTo("en-US");
      assertThat(turns.getJsonObject(2).getString("heard")).isEqualTo(answer);
      assertThat(turns.getJsonObject(2).getString("sent")).isEqualTo(answer);
      assertThat(turns.getJsonObject(2).getBoolean("interrupted")).isFalse();
      assertThat(turns.getJsonObject(2).getJsonObject("latency").getLong("soundingMs"))
          .isPositive();
    }
  }

  @Test
  @DisplayName("every filter finds the call it is for, and not the others")
  void filtersFindWhatTheyAreFor() {
    try (var server = LoggedServer.in(folder)) {
      var one = said(server, HOURS);
      server.time().advance(Duration.ofHours(1));
      var other = said(server, "Do you have parking?");

      assertThat(found(server, "")).containsExactly(other, one);
      assertThat(found(server, "?q=parking")).containsExactly(other);
      assertThat(found(server, "?q=PARKING+have")).containsExactly(other);
      assertThat(found(server, "?q=giraffe")).isEmpty();
      assertThat(found(server, "?from=2024-12-14T16:30:00Z")).containsExactly(other);
      assertThat(found(server, "?until=2024-12-14T16:30:00Z")).containsExactly(one);
      assertThat(found(server, "?from=2024-12-15")).isEmpty();
      assertThat(found(server, "?from=2024-12-14&until=2024-12-15")).containsExactly(other, one);
      assertThat(found(server, "?assistant=receptionist")).containsExactly(other, one);
      assertThat(found(server, "?assistant=nobody")).isEmpty();
      assertThat(found(server, "?reason=time_limit")).isEmpty();
      var number = only(server, "/api/calls?q=parking").getString("caller");
      assertThat(found(server, "?number=" + number.replace("+", "%2B")))
          .containsExactly(other, one);
      assertThat(found(server, "?number=" + number)).containsExactly(other, one);
      assertThat(found(server, "?number=%2B15550000")).isEmpty();
      assertThat(found(server, "?q=&number=&live=")).as("blank is not given").hasSize(2);
    }
  }

  @Test
  void pagesFollowOneAnotherAndEveryCallIsOnOne() {
    try (var server = LoggedServer.in(folder)) {
      for (var i = 0; i < 5; i++) {
        Web.post(server, "/voice", BareRequest.form("CA%032d".formatted(i)));
      }
      var seen = new HashSet<String>();
      var target = "/api/calls?limit=2";
      for (var page = 0; page < 3; page++) {
        var answer = LoggedServer.json(server, target);
        sids(answer).forEach(sid -> assertThat(seen.add(sid)).as(sid).isTrue());
        assertThat(answer.getString("next") == null).as("last").isEqualTo(page == 2);
        target = "/api/calls?limit=2&after=" + answer.getString("next");
      }
      assertThat(seen).hasSize(5);
    }
  }

  @Test
  @DisplayName("what is wrong with a question is refused by its name: 400, 404, and no 500")
  void aBadQuestionIsRefusedByName() {
    try (var server = LoggedServer.in(folder)) {
      Map.ofEntries(
              Map.entry("from=yesterday", "from"),
              Map.entry("until=2024-13-01", "until"),
              Map.entry("from=9999-01-01", "from"),
              Map.entry("from=%2B1000000-01-01T00:00:00Z", "from"),
              Map.entry("live=maybe", "live"),
              Map.entry("reason=bored", "reason"),
              Map.entry("reason=CALLER_HUNG_UP", "reason"),
              Map.entry("limit=0", "limit"),
              Map.entry("limit=201", "limit"),
              Map.entry("limit=many", "limit"),
              Map.entry("after=x", "after"),
              Map.entry("after=99999999999999999999", "after"),
              Map.entry("number=%00", "number"),
              Map.entry("assistant=%00", "assistant"),
              Map.entry("q=" + "a".repeat(600), "q"),
              Map.entry("colour=red", "colour"),
              Map.entry("live=true&live=false", "live"))
          .forEach((query, name) -> {
            var answer = LoggedServer.get(server, "/api/calls?" + query);
            assertThat(answer.status()).as("%s: %s", query, answer).isEqualTo(400);
            assertThat(error(answer).getString("code")).isEqualTo("bad_parameter");
            assertThat(error(answer).getString("message")).startsWith(name + " ");
          });
    }
  }

  @Test
  @DisplayName("an unknown sid is a 404, a sid that is none a 400, on every route that takes one")
  void anUnknownCallIsNotFound() {
    try (var server = LoggedServer.in(folder)) {
      for (var path :
          List.of(
              "/api/calls/%s",
              "/api/calls/%s/events", "/session/%s", "/transcript/%s", "/call_status/%s")) {
        var unknown = LoggedServer.get(server, path.formatted("CA" + "0".repeat(32)));
        assertThat(unknown.status()).as(path).isEqualTo(404);
        assertThat(new JsonObject(unknown.body()).getString("detail")).isNotBlank();
        for (var none : List.of("CA1", "CA" + "g".repeat(32), "'%20or%201=1--", "..%2f")) {
          var answer = LoggedServer.get(server, path.formatted(none));
          assertThat(answer.status()).as(path + " " + none).isEqualTo(400);
        }
        var more = LoggedServer.get(server, path.formatted("CA" + "0".repeat(32)) + "?colour=red");
        assertThat(more.status()).as(path).isEqualTo(400);
      }
    }
  }

  @Test
  @DisplayName("what is searched for is text, whatever a database would make of it")
  void aSearchIsText() {
    try (var server = LoggedServer.in(folder)) {
      var call = said(server, HOURS);
      for (var odd :
          List.of(
              "' or 1=1 --",
              "\"",
              "hours\" OR \"x",
              "NEAR(hours)",
              "hours*",
              "hours AND zebra",
              "words:hours zebra",
              "^zebra",
              "(",
              "-zebra",
              "'; drop table call; --",
              "%",
              "zebra | hours",
              "zebra & !hours",
              "\\",
              ";",
              "* *")) {
        var answer =
            LoggedServer.get(
                server,
                "/api/calls?q="
                    + java.net.URLEncoder.encode(odd, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).as(odd).isEqualTo(200);
        assertThat(sids(new JsonObject(answer.body())))
            .as(odd)
            .isSubsetOf(
                odd.equals("hours*") || odd.equals("NEAR(hours)") ? List.of(call) : List.of());
      }
      assertThat(found(server, "?q=opening+hours")).containsExactly(call);
    }
  }

  private static String said(TestServer server, String words) {
    var call = server.call();
    server.ask(call, words);
    server.hangUp(call);
    return call.sid();
  }

  private static JsonObject only(TestServer server, String target) {
    var calls = LoggedServer.json(server, target).getJsonArray("calls");
    assertThat(calls).hasSize(1);
    return calls.getJsonObject(0);
  }

  private static List<String> found(TestServer server, String query) {
    return sids(LoggedServer.json(server, "/api/calls" + query));
  }

  private static List<String> sids(JsonObject page) {
    return page.getJsonArray("calls").stream()
        .map(call -> ((JsonObject) call).getString("sid"))
        .toList();
  }

  private static JsonObject error(Web.Answer answer) {
    return new JsonObject(answer.body()).getJsonObject("error");
  }
}
