package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.store.CallLog;
import dev.offhook.store.LogState;
import dev.offhook.store.LogState.Condition;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code /health} tells of the call log; it is for anyone, so nothing else. */
class HealthTest {
  private static final Instant SINCE = Instant.parse("2024-12-14T15:45:00Z");

  @Test
  void aLogThatIsWrittenIsWell() {
    assertThat(health(LogState.AT_REST))
        .isEqualTo(
            """
            {"status":"ok","log":{"state":"writing","behind":0,"lost":0}}\
            """);
  }

  @Test
  void aDatabaseThatIsAwayDegradesTheServerAndNoMore() {
    assertThat(health(new LogState(Condition.SPOOLING, 12, Optional.of(SINCE), 0)))
        .isEqualTo(
            """
            {"status":"degraded","log":{"state":"spooling","behind":12,\
            "spooledSince":"2024-12-14T15:45:00Z","lost":0}}\
            """);
  }

  @Test
  void eventsThatAreLostAreToldBySayingHowMany() {
    var health = health(new LogState(Condition.LOSING, 65_536, Optional.of(SINCE), 7));
    assertThat(new JsonObject(health).getString("status")).isEqualTo("degraded");
    assertThat(new JsonObject(health).getJsonObject("log").getInteger("lost")).isEqualTo(7);
  }

  @Test
  void aDatabaseThatIsNotOpenYetIsNoTrouble() {
    var opening = new LogState(Condition.OPENING, 3, Optional.empty(), 0);
    assertThat(new JsonObject(health(opening)).getString("status")).isEqualTo("ok");
  }

  private static String health(LogState state) {
    try (var server =
        TestServer.with(
            Map.of(),
            new Logbook(
                CallLog.NOWHERE,
                () -> state,
                _ -> List.of(),
                Logbook.NONE.archive(),
                (_, _) -> {},
                Logbook.NONE.shredder(),
                Logbook.NONE.recordings(),
                new dev.offhook.store.MemoryOrderBook(),
                () -> {}))) {
      var answer = BareRequest.get("/health").sendTo(server);
      assertThat(answer.status()).isEqualTo(200);
      return answer.body();
    }
  }
}
