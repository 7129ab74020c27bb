package dev.offhook.phone.twilio;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ManyPlacedCallsTest {
  private static final int CALLS = 2_000;
  private static final Set<String> FINAL =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");

  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  private static Subscriber subscriber(String number) {
    return switch (number.charAt(number.length() - 1)) {
      case '0' -> Subscriber.busy();
      case '1' -> Subscriber.noAnswer();
      case '2', '3' -> Subscriber.machine(Duration.ofSeconds(12), Duration.ofSeconds(8));
      default -> Subscriber.person(Duration.ofSeconds(4));
    };
  }

  @Test
  void twoThousandCallsAreDialledOneASecondAndEachHasOneEnd() {
    placing.api.subscribers().others(ManyPlacedCallsTest::subscriber);
    placing.api.placing(options -> options.withFaults(Faults.none().withStatusShuffled(7)));
    placing.server.twiml("/voice", form -> "<Response><Say>Hello.</Say><Hangup/></Response>");
    for (int each = 0; each < CALLS; each++) {
      String number = "+1555%07d".formatted(1_000_000 + each);
      placing.client.post("/Calls.json", form(number));
    }
    List<SimulatedCall> calls = placing.api.calls();
    placing.time.advanceUntil(
        () -> calls.stream().allMatch(call -> call.ended().isComplete()), Duration.ofHours(2));

    assertThat(placing.api.ledger().placements()).hasSize(CALLS);
    assertThat(calls.stream().collect(groupingBy(call -> call.facts().status(), counting())))
        .isEqualTo(
            Map.of("busy", CALLS / 10L, "no-answer", CALLS / 10L, "completed", CALLS * 8L / 10));
    assertThat(calls.stream().map(call -> call.facts().start()).distinct()).hasSize(CALLS);
    assertThat(Duration.between(calls.getLast().facts().start(), calls.getFirst().facts().start()))
        .isEqualTo(Duration.ofSeconds(CALLS - 1));
    Map<String, Set<String>> ends =
        placing.statuses().stream()
            .filter(form -> FINAL.contains(form.get("CallStatus")))
            .collect(groupingBy(form -> form.get("CallSid"), statusNames()));
    assertThat(ends).hasSize(CALLS).allSatisfy((sid, ways) -> assertThat(ways).hasSize(1));
    assertThat(placing.statuses().size()).isGreaterThan(ends.size() * 5);
  }

  private static Collector<MultiMap, ?, Set<String>> statusNames() {
    return Collectors.mapping(form -> form.get("CallStatus"), toSet());
  }

  private String[] form(String number) {
    String[] form =
        placing.form(
            "MachineDetection",
            "Enable",
            "AsyncAmd",
            "true",
            "AsyncAmdStatusCallback",
            placing.server.url("/amd"));
    form[1] = number;
    return form;
  }
}
