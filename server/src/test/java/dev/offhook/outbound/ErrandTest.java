package dev.offhook.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.llm.Prompts;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrandTest {
  private static final Errand ERRAND =
      new Errand("anna", "Sell {what}. {instructions}", "Hello.", true, Map.of("what", "boats"));

  private static CallDetails call(Direction direction, Map<String, String> parameters) {
    var number = new PhoneNumber("+12125550123");
    return new CallDetails(
        new CallSid("CA" + "1".repeat(32)), number, number, direction, parameters);
  }

  @Test
  void theCallsParametersHoldAllOfIt() {
    assertThat(Errand.of(call(Direction.OUTBOUND, ERRAND.parameters()))).contains(ERRAND);
  }

  @Test
  void aCallerHasNoErrandWhateverTheParametersSay() {
    assertThat(Errand.of(call(Direction.INBOUND, ERRAND.parameters()))).isEmpty();
    assertThat(Errand.of(call(Direction.OUTBOUND, Map.of("x", "y")))).isEmpty();
  }

  @Test
  void theAssistantIsToldOfTheErrandAndItsOwnInstructions() {
    var briefed = ERRAND.brief(Prompts.assistant("Be kind to {what}."));

    assertThat(briefed.instructions()).startsWith("Sell boats. Be kind to boats.");
    assertThat(briefed.instructions()).contains("You placed this call");
    assertThat(briefed.greeting()).isEmpty();
  }

  @Test
  void valuesAreNoTemplates() {
    var template = Template.of("{a} {b} {\"json\": 1} {c}");

    assertThat(template.filled(Map.of("a", "{b}", "b", "$1 \\")))
        .isEqualTo("{b} $1 \\ {\"json\": 1} {c}");
    assertThat(template.missing(Map.of("a", "", "b", ""))).containsExactly("c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hi, if you record your name and reason for calling, I will see if this person is available.",
        "Hi, the person you are calling is using a screening service from Google. Go ahead and say"
            + " your name, and why you are calling.",
        "Please state your name and the reason for your call."
      })
  void aPhoneThatScreensIsKnownByItsQuestion(String words) {
    assertThat(Screening.asks(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Please leave your name and the reason for your call after the tone.",
        "Hello?",
        "You have reached the mailbox of Mary. Record your name and reason after the beep."
      })
  void aMailboxDoesNotScreen(String words) {
    assertThat(Screening.asks(words)).isFalse();
  }
}
