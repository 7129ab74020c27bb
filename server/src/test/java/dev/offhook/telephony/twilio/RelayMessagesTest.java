package dev.offhook.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offhook.telephony.twilio.RelayMessages.Choice;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelayMessagesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aTokenIsSentAsDocumented() {
    assertThat(RelayMessages.text("Hello ", false))
        .isEqualTo("{\"type\":\"text\",\"token\":\"Hello \",\"last\":false}");
    assertThat(RelayMessages.text("", true))
        .isEqualTo("{\"type\":\"text\",\"token\":\"\",\"last\":true}");
    assertThat(RelayMessages.text("Hola", true, "es-MX", Choice.NO, Choice.YES))
        .isEqualTo(
            "{\"type\":\"text\",\"token\":\"Hola\",\"last\":true,\"lang\":\"es-MX\","
                + "\"interruptible\":false,\"preemptible\":true}");
  }

  @Test
  void theOtherMessagesAreSentAsDocumented() {
    assertThat(RelayMessages.play("https://h/a.mp3?x=\"1\"", 0, Choice.AS_SET, Choice.NO))
        .isEqualTo(
            "{\"type\":\"play\",\"source\":\"https://h/a.mp3?x=\\\"1\\\"\",\"loop\":0,"
                + "\"preemptible\":false}");
    assertThat(RelayMessages.sendDigits("12ww#*"))
        .isEqualTo("{\"type\":\"sendDigits\",\"digits\":\"12ww#*\"}");
    assertThat(RelayMessages.language("es-MX", ""))
        .isEqualTo("{\"type\":\"language\",\"ttsLanguage\":\"es-MX\"}");
    assertThat(RelayMessages.language("", "multi"))
        .isEqualTo("{\"type\":\"language\",\"transcriptionLanguage\":\"multi\"}");
    assertThat(RelayMessages.end()).isEqualTo("{\"type\":\"end\"}");
    assertThat(RelayMessages.end("{\"reason\":\"live-agent\"}"))
        .isEqualTo("{\"type\":\"end\",\"handoffData\":\"{\\\"reason\\\":\\\"live-agent\\\"}\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12a", "W", "1 2", "1\n", "+1", "١", "A"})
  void digitsTheRelayWouldRefuseAreRefusedHere(String digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RelayMessages.sendDigits(digits))
        .withMessageContaining("0-9 * # w");
  }

  @Test
  void whatSaysNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RelayMessages.language(" ", ""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RelayMessages.play("", 1, Choice.AS_SET, Choice.AS_SET));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RelayMessages.play("https://h/a.mp3", -1, Choice.AS_SET, Choice.AS_SET));
  }

  @Property
  void anyTokenArrivesAsItWasSaid(@ForAll String token, @ForAll boolean last)
      throws JsonProcessingException {
    var frame = JSON.readTree(RelayMessages.text(token, last));

    assertThat(frame.get("token").textValue()).isEqualTo(token);
    assertThat(frame.get("last").booleanValue()).isEqualTo(last);
    assertThat(frame.size()).isEqualTo(3);
  }
}
