package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.ApiClient.Answered;
import dev.offhook.phone.twilio.rest.ApiTrouble;
import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class UnknownOutcomeTest {
  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  private Future<Answered> send() {
    return placing.client.sendPost("/Calls.json", placing.form());
  }

  private void advanceUntilOver(Future<?> answer) {
    placing.time.advanceUntil(answer::isComplete, Placing.LIMIT);
  }

  @Test
  @DisplayName("[F28] the connection is cut after the call was made")
  void aCallIsMadeAndTheConnectionCut() {
    placing.api.next(new ApiTrouble.CutAfter());
    Future<Answered> answer = send();
    advanceUntilOver(answer);

    assertThat(answer.failed()).isTrue();
    assertThat(placing.api.calls()).hasSize(1);
    assertThat(placing.api.ledger().placements()).hasSize(1);
    placing.ended(placing.call());
    assertThat(placing.statusNames()).endsWith("completed");
  }

  @Test
  void theConnectionIsCutAndNoCallMade() {
    placing.api.next(new ApiTrouble.CutBefore());
    Future<Answered> answer = send();
    advanceUntilOver(answer);

    assertThat(answer.failed()).isTrue();
    assertThat(placing.api.calls()).isEmpty();
    assertThat(placing.api.ledger().placements()).hasSize(1);
  }

  @Test
  @DisplayName("[F28] a call is made and no answer ever comes")
  void aCallIsMadeAndNobodyAnswers() {
    placing.api.next(new ApiTrouble.Silence());
    Future<Answered> answer = send();
    placing.time.advance(Duration.ofMinutes(2));

    assertThat(answer.isComplete()).isFalse();
    assertThat(placing.api.calls()).hasSize(1);
    assertThat(placing.api.ledger().placements().getFirst().status()).isZero();
  }

  @Test
  @DisplayName("[F27] a callback comes before the answer to the request")
  void aCallbackComesBeforeTheAnswer() {
    placing.api.next(new ApiTrouble.LateAnswer(Duration.ofSeconds(3)));
    Future<Answered> answer = send();
    placing.time.advance(Duration.ofMillis(2_900));

    assertThat(answer.isComplete()).isFalse();
    assertThat(placing.statusNames()).containsExactly("initiated", "ringing");
    advanceUntilOver(answer);
    assertThat(answer.result().status()).isEqualTo(201);
    assertThat(answer.result().json().getString("sid"))
        .isEqualTo(placing.statuses().getFirst().get("CallSid"));
  }

  @Test
  void aCallIsMadeAndAGatewayHidesIt() {
    placing.api.troubling(
        request -> request.placesCall() ? new ApiTrouble.BadGateway() : new ApiTrouble.None());
    Answered answer = placing.post();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body().toString()).startsWith("<html>");
    assertThat(placing.client.get("/Calls.json?To=%2B15551230001").json().getJsonArray("calls"))
        .hasSize(1);
  }

  @Test
  void aListMayLagBehind() {
    placing.api.listsLag(Duration.ofSeconds(5));
    placing.post();

    assertThat(placing.client.get("/Calls.json").json().getJsonArray("calls")).isEmpty();
    placing.time.advance(Duration.ofSeconds(5));
    assertThat(placing.client.get("/Calls.json").json().getJsonArray("calls")).hasSize(1);
  }
}
