package dev.offhook.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offhook.call.ToolCall;
import dev.offhook.tool.Tool.Manner;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
  private static final Manner CONFIRMED = new Manner(Duration.ofSeconds(1), true);

  private final Permission permission = new Permission();
  private int calls;

  private boolean granted(String arguments, Manner manner) throws JsonProcessingException {
    var call = new ToolCall("c" + calls++, "pay", arguments);
    return permission.refusal(call, new ObjectMapper().readTree(arguments), manner).isEmpty();
  }

  @Test
  @DisplayName("the same arguments written otherwise are the same: four times alike is too often")
  void argumentsWrittenOtherwiseAreTheSame() throws JsonProcessingException {
    permission.turn("Pay.");
    assertThat(granted("{\"a\":1,\"b\":2}", Manner.USUAL)).isTrue();
    assertThat(granted("{\"b\":2,\"a\":1}", Manner.USUAL)).isTrue();
    assertThat(granted("{ \"a\": 1, \"b\": 2 }", Manner.USUAL)).isTrue();
    assertThat(granted("{\"b\": 2, \"a\": 1}", Manner.USUAL)).isFalse();
  }

  @Test
  void aYesCountsForTheSameArgumentsWrittenOtherwise() throws JsonProcessingException {
    permission.turn("Pay.");
    assertThat(granted("{\"a\":1,\"b\":2}", CONFIRMED)).isFalse();
    permission.turn("Yes.");
    assertThat(granted("{ \"b\": 2, \"a\": 1 }", CONFIRMED)).isTrue();
    assertThat(granted("{\"a\":1,\"b\":2}", CONFIRMED)).as("a yes counts once").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"No.", "Wait, not yet.", "Nein, warte."})
  @DisplayName("after a no a later yes, which may be about anything, counts for nothing")
  void aNoTakesBackWhatWasAsked(String no) throws JsonProcessingException {
    permission.turn("Pay.");
    assertThat(granted("{}", CONFIRMED)).isFalse();
    permission.turn(no);
    permission.turn("Yes, Monday is right.");
    assertThat(granted("{}", CONFIRMED)).isFalse();
    permission.turn("Yes.");
    assertThat(granted("{}", CONFIRMED)).isTrue();
  }

  @Test
  void aYesInTheSameTurnIsNotOneToTheQuestion() throws JsonProcessingException {
    permission.turn("Yes, pay, please.");
    assertThat(granted("{}", CONFIRMED)).isFalse();
    assertThat(granted("{}", CONFIRMED)).isFalse();
  }
}
