package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.ApiClient.Answered;
import dev.offhook.phone.twilio.Outcome.Reason;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class LiveUpdateTest {
  private static final Subscriber QUIET = Subscriber.quiet(Duration.ofSeconds(1));

  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  private Answered update(SimulatedCall call, String... form) {
    return placing.client.post("/Calls/" + call.sid() + ".json", form);
  }

  private SimulatedCall relayed() {
    placing.server.relay("welcomeGreeting=\"Hello.\"");
    SimulatedCall call = placing.connected(QUIET);
    placing.time.advance(Duration.ofSeconds(3));
    return call;
  }

  @Test
  void otherInstructionsTearARelayCallOutOfItsSession() {
    placing.server.twiml("/other", form -> "<Response><Say>Other.</Say><Hangup/></Response>");
    SimulatedCall call = relayed();
    Answered answer = update(call, "Url", placing.server.url("/other"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().getString("status")).isEqualTo("in-progress");
    assertThat(placing.ended(call).reason()).isEqualTo(Reason.APPLICATION_HUNG_UP);
    assertThat(placing.server.closes).containsExactly(1000);
    assertThat(placing.server.posts("/action")).isEmpty();
    assertThat(call.heardText()).isEqualTo("Hello.Other.");
  }

  @Test
  void instructionsMayComeWithTheRequestAndLeadToAnotherSession() {
    SimulatedCall call = relayed();
    update(
        call,
        "Twiml",
        placing
            .server
            .connect("welcomeGreeting=\"Again.\"")
            .replace("action=\"/action\"", "action=\"" + placing.server.url("/action") + "\""));
    placing.time.advance(Duration.ofSeconds(3));
    call.hangUp();
    placing.ended(call);

    assertThat(call.heardText()).isEqualTo("Hello.Again.");
    assertThat(placing.server.sockets).hasSize(2);
    assertThat(placing.server.posts("/action")).hasSize(1);
  }

  @Test
  void whatComesWithTheRequestHasNoRelativeUrls() {
    SimulatedCall call = relayed();
    update(call, "Twiml", "<Response><Redirect>/other</Redirect></Response>");

    assertThat(placing.ended(call).reason()).isEqualTo(Reason.APPLICATION_ERROR);
    assertThat(call.notices()).extracting(notice -> notice.code()).contains(15004);
  }

  @Test
  void aCallThatIsEndedTellsItsActionAndItsStatus() {
    SimulatedCall call = relayed();
    assertThat(update(call, "Status", "completed").status()).isEqualTo(200);

    assertThat(placing.ended(call).reason()).isEqualTo(Reason.ENDED_BY_API);
    assertThat(placing.server.closes).containsExactly(1000);
    assertThat(placing.server.posts("/action").getFirst().form().get("SessionStatus"))
        .isEqualTo("completed");
    assertThat(placing.statusNames()).endsWith("completed");
    assertThat(placing.server.posts("/action")).hasSize(1);
  }

  @Test
  void anInboundCallIsEndedTheSameWay() {
    placing.server.relay("");
    SimulatedCall call = placing.twilio.dial(placing.server.url("/voice"));
    placing.time.advanceUntil(() -> call.state() == CallState.CONNECTED, Placing.LIMIT);
    update(call, "Status", "completed");

    assertThat(placing.ended(call).reason()).isEqualTo(Reason.ENDED_BY_API);
    assertThat(call.facts().status()).isEqualTo("completed");
  }

  @Test
  void aQueuedCallIsCanceledAndNeverDialled() {
    placing.post();
    SimulatedCall first = placing.call();
    placing.post();
    SimulatedCall second = placing.call();
    assertThat(update(second, "Status", "canceled").json().getString("status"))
        .isEqualTo("canceled");
    placing.ended(second);
    placing.ended(first);

    assertThat(second.facts().start()).isNull();
    assertThat(placing.statuses())
        .filteredOn(form -> form.get("CallSid").equals(second.sid()))
        .extracting(form -> form.get("CallStatus"))
        .containsExactly("canceled");
  }

  @Test
  void aRingingCallIsCanceled() {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.noAnswer());
    placing.post();
    SimulatedCall call = placing.call();
    placing.time.advanceUntil(() -> call.facts().status().equals("ringing"), Placing.LIMIT);
    update(call, "Status", "completed");
    placing.ended(call);

    assertThat(placing.statusNames()).containsExactly("initiated", "ringing", "canceled");
    assertThat(placing.statuses().getLast().get("SipResponseCode")).isEqualTo("487");
  }

  @Test
  void aCallThatGoesOnIsNotCanceled() {
    SimulatedCall call = relayed();

    assertThat(update(call, "Status", "canceled").code()).isEqualTo(21220);
    assertThat(call.state()).isEqualTo(CallState.CONNECTED);
  }

  @Test
  void aCallThatIsNotConnectedIsNotChanged() {
    placing.post();
    SimulatedCall call = placing.call();
    String voice = placing.server.url("/voice");
    assertThat(update(call, "Url", voice).code()).isEqualTo(21220);
    placing.ended(call);

    assertThat(update(call, "Url", voice).code()).isEqualTo(21220);
    assertThat(update(call, "Status", "completed").code()).isEqualTo(21220);
    assertThat(update(call, "Status", "paused").code()).isEqualTo(20001);
  }

  @Test
  void twoEndsAtOnceAreOneEnd() {
    SimulatedCall call = relayed();
    call.hangUp();
    update(call, "Status", "completed");
    placing.ended(call);

    assertThat(placing.statusNames().stream().filter("completed"::equals)).hasSize(1);
    assertThat(placing.server.posts("/action")).hasSize(1);
  }

  @Test
  void aDocumentOnItsWayIsNotCarriedOutAnyMore() {
    placing.server.twiml(
        "/other", form -> "<Response><Say>Other.</Say><Pause length=\"30\"/></Response>");
    placing.server.hang("/voice");
    SimulatedCall call = placing.connected(QUIET);
    placing.time.advance(Duration.ofSeconds(5));
    update(call, "Url", placing.server.url("/other"));

    assertThat(placing.ended(call).reason()).isEqualTo(Reason.APPLICATION_HUNG_UP);
    assertThat(call.webhooks()).extracting(Webhook::status).contains(0);
    assertThat(call.heardText()).isEqualTo("Other.");
    assertThat(call.notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Say>A very long story that nobody wants to hear to its end, and so on.</Say>",
        "<Gather input=\"dtmf speech\" timeout=\"50\" action=\"/action\"/>",
        "<Record playBeep=\"false\" timeout=\"50\" action=\"/action\"/>",
        "<Dial timeout=\"50\" action=\"/action\">+15557770001</Dial>"
      })
  void otherInstructionsTearACallOutOfAnyVerb(String verb) {
    placing.server.twiml("/voice", form -> "<Response>" + verb + "</Response>");
    SimulatedCall call = placing.connected(QUIET);
    placing.time.advance(Duration.ofSeconds(2));
    update(call, "Twiml", "<Response><Say>Other.</Say></Response>");

    assertThat(placing.ended(call).reason()).isEqualTo(Reason.APPLICATION_HUNG_UP);
    assertThat(call.heardText()).endsWith("Other.");
    assertThat(call.heard().getLast().from()).isLessThan(Duration.ofSeconds(10));
    assertThat(placing.server.posts("/action")).isEmpty();
    assertThat(call.dialLegs()).allMatch(leg -> leg.status().equals("canceled"));
  }

  @Test
  void aCallThatIsEndedInAGatherIsOver() {
    placing.server.twiml("/voice", form -> "<Response><Gather timeout=\"50\"/></Response>");
    SimulatedCall call = placing.connected(QUIET);
    placing.time.advance(Duration.ofSeconds(2));
    update(call, "Status", "completed");

    assertThat(placing.ended(call).reason()).isEqualTo(Reason.ENDED_BY_API);
    assertThat(placing.server.posts("/voice")).hasSize(1);
  }
}
