package dev.offhook.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwimlAnswerTest {

  private static final String ANSWER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Response><Connect action="http://127.0.0.1:9/relay/action" method="POST">
        <ConversationRelay url="wss://127.0.0.1:9/ws" welcomeGreeting="Hello &amp; welcome">
          <Language code="de-DE"/>
          <Parameter name="token" value="s3cret=="/>
          <Parameter name="tenant" value="t1"/>
        </ConversationRelay>
      </Connect></Response>
      """;

  @Test
  void theRelayIsFoundWithEverythingASetupNeeds() {
    assertThat(TwimlAnswer.read(ANSWER))
        .isEqualTo(
            new TwimlAnswer(
                URI.create("wss://127.0.0.1:9/ws"),
                "http://127.0.0.1:9/relay/action",
                "Hello & welcome",
                Map.of("token", "s3cret==", "tenant", "t1")));
  }

  @Test
  void aBusyLineIsNoRelay() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwimlAnswer.read("<Response><Say>All lines are busy</Say></Response>"))
        .withMessageContaining("ConversationRelay");
  }

  @Test
  void whatIsNoXmlIsSaidToBeNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwimlAnswer.read("{\"error\":1}"))
        .withMessageContaining("no XML");
  }
}
