package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls to the receptionist that needs no key. */
class BuiltInReceptionistCallTest {

  @Test
  @DisplayName("a caller asks for the hours, for Sunday, and says goodbye; the call ends by itself")
  void aWholeCall() {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      assertThat(call.heardText()).startsWith("Thanks for calling");
      assertThat(server.ask(call, "What are your opening hours?"))
          .contains("Monday to Friday")
          .contains("closed on Sunday");
      assertThat(server.ask(call, "Are you open on Sunday?")).contains("closed on Sunday");
      call.say("Thank you, goodbye");
      var outcome = server.time().await(call.ended(), Duration.ofSeconds(30));

      assertThat(call.heardText()).endsWith("Goodbye.");
      assertThat(call.heard()).noneMatch(heard -> heard.cut());
      assertThat(outcome.good()).isTrue();
      assertThat(outcome.reason()).isNotEqualTo(Outcome.Reason.CALLER_HUNG_UP);
      assertThat(call.malformed()).isZero();
      assertThat(call.notices()).isEmpty();
    }
  }

  @Test
  @DisplayName("[002-14] the time is told in the assistant's own zone")
  void theTimeIsTold() {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      assertThat(server.ask(call, "What time is it?")).contains("The current time is");
      call.hangUp();
    }
  }
}
