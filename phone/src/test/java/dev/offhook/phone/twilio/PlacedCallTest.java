package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.rest.ApiError;
import dev.offhook.phone.twilio.rest.ApiTrouble;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class PlacedCallTest {
  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  @Test
  void aPlacedCallIsAnsweredWith201AndTheBodyOfTheRealOne() {
    JsonObject body = placing.post().json();

    assertThat(body.getString("sid")).matches("CA[0-9a-f]{32}");
    assertThat(body.getString("status")).isEqualTo("queued");
    assertThat(body.getString("direction")).isEqualTo("outbound-api");
    assertThat(body.getString("to_formatted")).isEqualTo("(555) 123-0001");
    assertThat(body.getString("queue_time")).isEqualTo("0");
    assertThat(body.fieldNames())
        .contains("parent_call_sid", "duration", "price", "answered_by", "start_time", "end_time");
    for (String unknown : List.of("duration", "price", "answered_by", "start_time", "end_time")) {
      assertThat(body.getValue(unknown)).as(unknown).isNull();
    }
    assertThat(body.getJsonObject("subresource_uris").getString("user_defined_messages"))
        .endsWith("/UserDefinedMessages.json");
  }

  @Test
  void aPersonWhoAnswersIsConnectedToTheRelay() {
    placing.server.relay("welcomeGreeting=\"Hello.\"");
    SimulatedCall call = placing.connected(Subscriber.quiet(Duration.ofSeconds(4)));
    placing.time.advance(Duration.ofSeconds(60));
    call.hangUp();

    Outcome outcome = placing.ended(call);
    assertThat(outcome.reason()).isEqualTo(Outcome.Reason.CALLER_HUNG_UP);
    JsonObject setup = new JsonObject(call.framesOut().getFirst().text());
    assertThat(setup.getString("direction")).isEqualTo("outbound-api");
    assertThat(setup.getString("callStatus")).isEqualTo("IN_PROGRESS");
    assertThat(call.heardText()).isEqualTo("Hello.");
    assertThat(placing.statusNames())
        .containsExactly("initiated", "ringing", "in-progress", "completed");
    assertThat(placing.statuses())
        .extracting(form -> form.get("SequenceNumber"))
        .containsExactly("0", "1", "2", "3");
    MultiMap last = placing.statuses().getLast();
    assertThat(last.get("SipResponseCode")).isEqualTo("200");
    assertThat(last.get("CallbackSource")).isEqualTo("call-progress-events");
    assertThat(last.get("CallDuration")).isEqualTo("60");
    JsonObject shown = placing.client.get("/Calls/" + call.sid() + ".json").json();
    assertThat(shown.getString("status")).isEqualTo("completed");
    assertThat(shown.getString("duration")).isEqualTo("60");
    assertThat(shown.getString("start_time")).endsWith("+0000");
  }

  @Test
  void whoIsCalledSaysHelloBeforeTheAssistantMay() {
    placing.server.relay("");
    placing.connected(Subscriber.person(Duration.ofSeconds(2)));
    placing.time.advance(Duration.ofSeconds(5));

    assertThat(placing.server.frames)
        .extracting(frame -> frame.getString("voicePrompt"))
        .contains("Hello?");
  }

  static Stream<Arguments> unreached() {
    return Stream.of(
        Arguments.of(Subscriber.busy(), "busy", "486", false),
        Arguments.of(Subscriber.declining(Duration.ofSeconds(3)), "busy", "603", true),
        Arguments.of(Subscriber.noAnswer(), "no-answer", "487", true),
        Arguments.of(Subscriber.person(Duration.ofSeconds(26)), "no-answer", "487", true),
        Arguments.of(Subscriber.unallocated(), "failed", "404", false),
        Arguments.of(Subscriber.failing(), "failed", "503", false));
  }

  @ParameterizedTest
  @MethodSource("unreached")
  void whoIsNotReachedIsToldOnce(
      Subscriber subscriber, String status, String response, boolean rings) {
    placing.api.subscribers().list(Placing.THEIRS, subscriber);
    placing.post("Timeout", "20");
    SimulatedCall call = placing.call();
    placing.ended(call);

    List<String> expected =
        rings ? List.of("initiated", "ringing", status) : List.of("initiated", status);
    assertThat(placing.statusNames()).isEqualTo(expected);
    assertThat(placing.statuses().getLast().get("SipResponseCode")).isEqualTo(response);
    assertThat(placing.statuses().getLast().get("CallDuration")).isEqualTo("0");
    assertThat(call.facts().status()).isEqualTo(status);
    assertThat(placing.server.posts("/voice")).isEmpty();
  }

  @Test
  void whoHangsUpInsteadOfAnsweringDeclines() {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.noAnswer());
    placing.post();
    SimulatedCall call = placing.call();
    placing.time.advanceUntil(() -> call.facts().status().equals("ringing"), Placing.LIMIT);
    call.hangUp();
    placing.ended(call);

    assertThat(placing.statuses().getLast().get("CallStatus")).isEqualTo("busy");
    assertThat(placing.statuses().getLast().get("SipResponseCode")).isEqualTo("603");
  }

  @Test
  void itRingsAsLongAsAskedAndFiveSecondsMore() {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.noAnswer());
    placing.post("Timeout", "20");
    SimulatedCall call = placing.call();
    placing.time.advanceUntil(() -> call.facts().status().equals("ringing"), Placing.LIMIT);

    Duration rang = placing.time.advanceUntil(() -> call.state() == CallState.ENDED, Placing.LIMIT);
    assertThat(rang).isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void aCallIsNoLongerThanItsTimeLimit() {
    SimulatedCall call =
        placing.connected(Subscriber.quiet(Duration.ofSeconds(1)), "TimeLimit", "7");

    assertThat(placing.ended(call).reason()).isEqualTo(Outcome.Reason.TIME_LIMIT);
    assertThat(call.facts().length()).isEqualTo(Duration.ofSeconds(7));
    assertThat(placing.statusNames()).endsWith("completed");
  }

  @Test
  void onlyTheStepsAskedForAreTold() {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.quiet(Duration.ofSeconds(1)));
    placing.client.post(
        "/Calls.json",
        "To",
        Placing.THEIRS,
        "From",
        Placing.OURS,
        "Twiml",
        "<Response><Say>Bye.</Say></Response>",
        "StatusCallback",
        placing.server.url("/status"));
    SimulatedCall call = placing.call();
    placing.ended(call);

    assertThat(call.heardText()).isEqualTo("Bye.");
    assertThat(placing.statusNames()).containsExactly("completed");
  }

  @Test
  void oneCallASecondIsDialled() {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.busy());
    for (int each = 0; each < 5; each++) {
      placing.post();
    }
    List<SimulatedCall> calls = placing.api.calls().reversed();
    assertThat(placing.client.get("/Calls.json?Status=queued").json().getJsonArray("calls"))
        .hasSizeGreaterThanOrEqualTo(4);
    calls.forEach(placing::ended);

    assertThat(calls)
        .extracting(
            call -> Duration.between(calls.getFirst().facts().start(), call.facts().start()))
        .extracting(Duration::toSeconds)
        .containsExactly(0L, 1L, 2L, 3L, 4L);
    JsonObject last = placing.client.get("/Calls/" + calls.getLast().sid() + ".json").json();
    assertThat(last.getString("queue_time")).isEqualTo("4000");
  }

  @Test
  void aQueueOfMoreThanADayTakesNoMore() {
    placing.api.longestQueue(Duration.ofSeconds(2));
    for (int each = 0; each < 3; each++) {
      assertThat(placing.post().status()).isEqualTo(201);
    }

    assertThat(placing.post().code()).isEqualTo(22005);
    assertThat(placing.api.calls()).hasSize(3);
  }

  @Test
  void everyPostMakesACall() {
    String first = placing.post().json().getString("sid");
    String second = placing.post().json().getString("sid");

    assertThat(second).isNotEqualTo(first);
    assertThat(placing.api.ledger().placements(Placing.THEIRS)).hasSize(2);
  }

  @Test
  void digitsAreSentBeforeAnythingElseAndNobodyListensForMachines() {
    placing
        .api
        .subscribers()
        .list(Placing.THEIRS, Subscriber.machine(Duration.ofSeconds(1), Duration.ofSeconds(9)));
    placing.post("SendDigits", "Www12", "MachineDetection", "Enable");
    SimulatedCall call = placing.call();
    placing.time.advanceUntil(() -> call.state() == CallState.CONNECTED, Placing.LIMIT);
    Duration wait =
        placing.time.advanceUntil(() -> !placing.server.posts("/voice").isEmpty(), Placing.LIMIT);

    assertThat(wait).isEqualTo(Duration.ofMillis(2_500));
    assertThat(placing.server.posts("/voice").getFirst().form().contains("AnsweredBy")).isFalse();
  }

  @Test
  void theVoiceUrlOfAnApplicationIsAsked() {
    placing.api.application("AP" + "a".repeat(32), placing.server.url("/voice"));
    placing.client.post(
        "/Calls.json",
        "To",
        Placing.THEIRS,
        "From",
        Placing.OURS,
        "ApplicationSid",
        "AP" + "a".repeat(32));
    placing.ended(placing.call());

    MultiMap asked = placing.server.posts("/voice").getFirst().form();
    assertThat(asked.get("Direction")).isEqualTo("outbound-api");
    assertThat(asked.get("CallStatus")).isEqualTo("in-progress");
    assertThat(asked.contains("CallToken")).isFalse();
  }

  @Test
  void aFailingVoiceUrlIsReplacedByTheFallback() {
    placing.server.twiml("/fallback", form -> "<Response><Say>Sorry.</Say></Response>");
    placing.client.post(
        "/Calls.json",
        "To",
        Placing.THEIRS,
        "From",
        Placing.OURS,
        "Url",
        placing.server.url("/missing"),
        "FallbackUrl",
        placing.server.url("/fallback"));
    SimulatedCall call = placing.call();
    placing.ended(call);

    assertThat(call.heardText()).isEqualTo("Sorry.");
    assertThat(placing.server.posts("/fallback").getFirst().form().get("ErrorCode"))
        .isEqualTo("11200");
  }

  @Test
  void aRefusedRequestMakesNoCall() {
    placing.api.next(
        new ApiTrouble.Refusal(ApiError.tooMany()), new ApiTrouble.Refusal(ApiError.unavailable()));

    ApiClient.Answered first = placing.post();
    assertThat(first.status()).isEqualTo(429);
    assertThat(first.code()).isEqualTo(20429);
    assertThat(first.headers()).containsEntry("retry-after", "1");
    assertThat(placing.post().status()).isEqualTo(503);
    assertThat(placing.api.calls()).isEmpty();
    assertThat(placing.api.ledger().placements())
        .extracting(request -> request.status())
        .containsExactly(429, 503);
    assertThat(placing.post().status()).isEqualTo(201);
  }
}
