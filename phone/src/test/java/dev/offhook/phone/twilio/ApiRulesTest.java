package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class ApiRulesTest {
  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(21201, "To", ""),
        Arguments.of(21211, "To", "5551230001"),
        Arguments.of(21211, "To", "+0155512300"),
        Arguments.of(21213, "From", ""),
        Arguments.of(21212, "From", "anonymous"),
        Arguments.of(21210, "From", "+15550000000"),
        Arguments.of(21205, "Url", ""),
        Arguments.of(21205, "Url", "/voice"),
        Arguments.of(21205, "Url", "ftp://host/voice"),
        Arguments.of(21209, "Method", "PUT"),
        Arguments.of(21208, "Timeout", "601"),
        Arguments.of(21206, "SendDigits", "1x"),
        Arguments.of(21609, "StatusCallback", "nowhere"),
        Arguments.of(21609, "StatusCallback", "https://under_score.example/x"),
        Arguments.of(21626, "StatusCallbackEvent", "initiated ringing"),
        Arguments.of(21263, "MachineDetection", "Enabled"),
        Arguments.of(21263, "MachineDetectionTimeout", "60"),
        Arguments.of(20001, "RecordingChannels", "stereo"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aWrongFieldIsRefusedByItsCode(int code, String field, String value) {
    List<String> form = new ArrayList<>();
    List<String> usual =
        List.of(
            "To",
            Placing.THEIRS,
            "From",
            Placing.OURS,
            "Url",
            placing.server.url("/voice"),
            "MachineDetection",
            "Enable",
            "Record",
            "true");
    for (int each = 0; each < usual.size(); each += 2) {
      if (!usual.get(each).equals(field)) {
        form.addAll(usual.subList(each, each + 2));
      }
    }
    form.addAll(List.of(field, value));
    ApiClient.Answered answer = placing.client.post("/Calls.json", form.toArray(String[]::new));

    assertThat(answer.status()).isEqualTo(400);
    JsonObject body = answer.json();
    assertThat(body.getInteger("code")).isEqualTo(code);
    assertThat(body.getInteger("status")).isEqualTo(400);
    assertThat(body.getString("more_info")).endsWith("/errors/" + code);
    assertThat(body.getString("message")).isNotBlank();
    assertThat(placing.api.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+88216123456, 21215",
    "+15551239999, 21214",
    "+15551238888, 21216",
    "+15551230001, 0"
  })
  void theNumberPlanDecidesWhoMayBeCalled(String to, int code) {
    placing
        .api
        .numbers()
        .closes("+882")
        .refuses("+15551239999", 21214, "cannot be reached")
        .refuses("+15551238888", 21216, "blocked");
    ApiClient.Answered answer =
        placing.client.post(
            "/Calls.json", "To", to, "From", Placing.OURS, "Url", placing.server.url("/voice"));

    assertThat(answer.json().getInteger("code", 0)).isEqualTo(code);
  }

  @Test
  void anAccountOnTrialCallsVerifiedNumbersOnly() {
    placing.api.numbers().trial("+15551112222");

    assertThat(placing.post().code()).isEqualTo(21219);
  }

  @Test
  void whoDoesNotKnowTheTokenIsTurnedAway() {
    placing.client.as(placing.twilio.account().sid(), "guessed");
    ApiClient.Answered answer = placing.post();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo(20003);
    assertThat(placing.api.calls()).isEmpty();
  }

  @Test
  void anApiKeyOpensTheAccount() {
    placing.api.key("SK" + "b".repeat(32), "opensesame");
    placing.client.as("SK" + "b".repeat(32), "opensesame");

    assertThat(placing.post().status()).isEqualTo(201);
    assertThat(placing.api.ledger().requests().getFirst().user()).startsWith("SKb");
  }

  @Test
  void anotherAccountsPathStaysClosed() {
    ApiClient.Answered answer =
        placing.client.get("/2010-04-01/Accounts/AC" + "d".repeat(32) + "/Calls.json");

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void anUnknownCallIsNotFound() {
    String path = "/Calls/CA" + "0".repeat(32) + ".json";

    assertThat(placing.client.get(path).code()).isEqualTo(20404);
    assertThat(placing.client.post(path, "Status", "completed").status()).isEqualTo(404);
  }

  @Test
  void listsAreFilteredAndPagedTheLatestFirst() {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.busy());
    for (int each = 0; each < 5; each++) {
      placing.post();
    }
    SimulatedCall inbound = placing.twilio.dial(placing.server.url("/voice"));
    placing.api.calls().forEach(placing::ended);

    JsonObject first = placing.client.get("/Calls.json?Status=busy&PageSize=2").json();
    assertThat(sids(first))
        .isEqualTo(placing.api.calls().subList(1, 3).stream().map(SimulatedCall::sid).toList());
    assertThat(first.getInteger("page_size")).isEqualTo(2);
    assertThat(first.getValue("previous_page_uri")).isNull();
    JsonObject second = placing.client.get(first.getString("next_page_uri")).json();
    JsonObject third = placing.client.get(second.getString("next_page_uri")).json();
    assertThat(sids(third)).hasSize(1).doesNotContainAnyElementsOf(sids(second));
    assertThat(third.getValue("next_page_uri")).isNull();
    assertThat(sids(placing.client.get("/Calls.json?From=%2B15551230001").json()))
        .containsExactly(inbound.sid());
  }

  @Test
  void listsAreFilteredByTheirStart() {
    placing.post();
    SimulatedCall call = placing.call();
    placing.ended(call);
    String start = String.valueOf(call.facts().start());
    String later = String.valueOf(placing.twilio.timeOfDay().plusSeconds(1));

    assertThat(sids(placing.client.get("/Calls.json?StartTime%3E=" + start).json())).hasSize(1);
    assertThat(sids(placing.client.get("/Calls.json?StartTime%3E=" + later).json())).isEmpty();
    String day = start.substring(0, 10);
    assertThat(sids(placing.client.get("/Calls.json?StartTime=" + day).json())).hasSize(1);
    assertThat(sids(placing.client.get("/Calls.json?StartTime=2001-01-01").json())).isEmpty();
    assertThat(placing.client.get("/Calls.json?StartTime=soon").status()).isEqualTo(400);
  }

  private static List<String> sids(JsonObject page) {
    JsonArray calls = page.getJsonArray("calls");
    return calls.stream().map(each -> ((JsonObject) each).getString("sid")).toList();
  }
}
