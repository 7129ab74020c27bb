package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call ends once, however many want to end it, and in whatever order. */
@Timeout(300)
class EndsOnceTest {
  private static final int SEED = 20241214;
  private static final int AT_ONCE = 50;
  private static final Duration SOON = Duration.ofSeconds(5);

  private enum Ending {
    THE_ASSISTANT_SAYS_GOODBYE,
    THE_CALLER_HANGS_UP,
    SOMEBODY_ENDS_IT,
    THE_CARRIER_SAYS_SO
  }

  @ParameterizedTest
  @ValueSource(strings = {"/voice", "/voice/outbound"})
  @DisplayName("[004-21] [003-14] 500 calls are each ended three times over, and each ends once")
  void eachCallEndsOnce(String path) {
    var random = new Random(SEED);
    try (var server = TestServer.builtin()) {
      for (int done = 0; done < 500; done += AT_ONCE) {
        var calls = IntStream.range(0, AT_ONCE).mapToObj(_ -> ring(server, path)).toList();
        server.until(() -> server.activeCalls() == AT_ONCE, "all calls are there");
        server.time().advance(Duration.ofSeconds(1));
        endAll(server, calls, random);
        server.until(() -> server.activeCalls() == 0, "all calls are over");
        calls.forEach(call -> endedOnce(server, call));
      }
    }
  }

  private static SimulatedCall ring(TestServer server, String path) {
    return server.twilio().dial(server.url(path), CallOptions.inbound());
  }

  private record Moment(Duration at, SimulatedCall call, Ending ending) {}

  private static void endAll(TestServer server, List<SimulatedCall> calls, Random random) {
    var moments = new ArrayList<Moment>();
    for (var call : calls) {
      var endings = new ArrayList<>(List.of(Ending.values()));
      Collections.shuffle(endings, random);
      endings.subList(0, 3).forEach(ending -> moments.add(new Moment(any(random), call, ending)));
    }
    moments.sort((one, other) -> one.at().compareTo(other.at()));
    var now = Duration.ZERO;
    for (var moment : moments) {
      server.time().advance(moment.at().minus(now));
      now = moment.at();
      end(server, moment.call(), moment.ending());
    }
    // Whoever was not heard is told by the carrier in the end
    calls.forEach(SimulatedCall::hangUp);
    server.time().advance(SOON);
    calls.forEach(call -> end(server, call, Ending.THE_CARRIER_SAYS_SO));
  }

  private static Duration any(Random random) {
    return Duration.ofMillis(random.nextInt((int) SOON.toMillis()));
  }

  private static void end(TestServer server, SimulatedCall call, Ending ending) {
    switch (ending) {
      case THE_ASSISTANT_SAYS_GOODBYE -> call.say("Goodbye!");
      case THE_CALLER_HANGS_UP -> call.hangUp();
      case SOMEBODY_ENDS_IT -> {
        var body = new JsonObject().put("call_sid", call.sid()).encode();
        assertThat(ControlCallTest.post(server, "/end_call", body).status())
            .isIn(Set.of(200, 404, 409));
      }
      case THE_CARRIER_SAYS_SO ->
          assertThat(
                  Web.post(
                          server,
                          "/call-status",
                          Map.of("CallSid", call.sid(), "CallStatus", "completed"))
                      .status())
              .isEqualTo(200);
    }
  }

  private static void endedOnce(TestServer server, SimulatedCall call) {
    var events = server.log(call);
    assertThat(events.stream().filter(it -> it.event() instanceof CallEvent.Ended)).hasSize(1);
    assertThat(events.getLast().event()).isInstanceOf(CallEvent.Ended.class);
  }
}
