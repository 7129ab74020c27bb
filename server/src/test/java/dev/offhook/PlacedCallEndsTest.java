package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEnd.Reason;
import dev.offhook.phone.twilio.Faults;
import dev.offhook.phone.twilio.Subscriber;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How calls we place end: not answered, by a machine, and each of many exactly once. */
class PlacedCallEndsTest {
  private static final Duration RINGS = Duration.ofSeconds(3);
  private static final Subscriber MACHINE = Subscriber.machine(RINGS, Duration.ofSeconds(8));
  private static final String ANNA =
      """
      name: Anna
      greeting: Hello, this is Anna. Do you have a minute for me?
      instructions: You sell bikes.
      """;
  private static final String WITH_MESSAGE =
      ANNA
          + """
          outbound:
            machine: leave-message
            message: Your bike is ready, {customer}.
            ringFor: 20s
          """;

  @TempDir Path folder;

  static Stream<Arguments> unreached() {
    return Stream.of(
        Arguments.of(Subscriber.busy(), Reason.BUSY, "busy"),
        Arguments.of(Subscriber.declining(RINGS), Reason.BUSY, "busy"),
        Arguments.of(Subscriber.noAnswer(), Reason.NO_ANSWER, "no-answer"),
        Arguments.of(Subscriber.unallocated(), Reason.CARRIER_FAILED, "failed"),
        Arguments.of(Subscriber.failing(), Reason.CARRIER_FAILED, "failed"));
  }

  @ParameterizedTest
  @MethodSource("unreached")
  void aCallThatIsNotAnsweredEndsForItsOwnReason(Subscriber who, Reason reason, String status) {
    try (var server = Dialling.with(folder, ANNA)) {
      server.carrier().placing(options -> options.withFaults(Faults.none().withStatusShuffled(3)));
      Dialling.at(server, who);
      var placed = Dialling.place(server, new JsonObject());
      var call = Dialling.call(server, placed.getString("call_sid"));
      Dialling.over(server, call);
      server.time().advance(Duration.ofSeconds(10));

      assertThat(Dialling.end(server, call).reason()).isEqualTo(reason);
      var order = Web.get(server, "/api/orders/" + placed.getString("order"), Map.of());
      assertThat(new JsonObject(order.body()).getString("status")).isEqualTo(status);
      assertThat(new JsonObject(order.body()).getString("state")).isEqualTo("over");
      assertThat(Dialling.placements(server)).hasSize(1);
    }
  }

  @Test
  @DisplayName("[002-10] [B002-12] a machine gets the message behind its beep, and the call ends")
  void aMachineGetsTheMessage() {
    try (var server = Dialling.with(folder, WITH_MESSAGE)) {
      Dialling.at(server, MACHINE);
      var variables = new JsonObject().put("customer", "Ms Miller");
      var call = Dialling.call(server, new JsonObject().put("variables", variables));
      Dialling.over(server, call);

      var request = Dialling.placements(server).getFirst();
      assertThat(request.parameter("MachineDetection")).isEqualTo("DetectMessageEnd");
      assertThat(request.parameter("Timeout")).isEqualTo("20");
      assertThat(call.heardText()).startsWith("Hello,");
      assertThat(call.message()).isEqualTo("Your bike is ready, Ms Miller.");
      assertThat(Dialling.end(server, call).reason()).isEqualTo(Reason.MESSAGE_LEFT);
    }
  }

  @Test
  void aMachineIsHungUpOnWhereThereIsNoMessage() {
    try (var server = Dialling.with(folder, ANNA)) {
      Dialling.at(server, MACHINE);
      var call = Dialling.call(server, new JsonObject());
      Dialling.over(server, call);

      assertThat(call.message()).isEmpty();
      assertThat(Dialling.end(server, call).reason()).isEqualTo(Reason.MACHINE_ANSWERED);
    }
  }

  @Test
  void aFaxIsHungUpOn() {
    try (var server = Dialling.with(folder, WITH_MESSAGE)) {
      Dialling.at(server, Subscriber.fax(RINGS));
      var variables = new JsonObject().put("customer", "Ms Miller");
      var call = Dialling.call(server, new JsonObject().put("variables", variables));
      Dialling.over(server, call);

      assertThat(Dialling.end(server, call).reason()).isEqualTo(Reason.MACHINE_ANSWERED);
      assertThat(call.heardText()).doesNotContain("Your bike is ready");
    }
  }

  @Test
  void nothingIsListenedForWhereMachinesAreIgnored() {
    try (var server = Dialling.with(folder, ANNA + "outbound:\n  machine: ignore\n")) {
      Dialling.at(server, Subscriber.quiet(RINGS));
      var call = Dialling.call(server, new JsonObject());
      server.until(() -> !call.framesOut().isEmpty(), "it is answered");
      server.hangUp(call);

      assertThat(Dialling.placements(server).getFirst().parameter("MachineDetection")).isEmpty();
    }
  }

  @Test
  @DisplayName("[002-23] 2,000 calls at one a second: each one end, and one request to the carrier")
  void twoThousandCallsHaveOneEndEach() {
    var wide =
        Map.of(
            "OUTBOUND_CALLS_PER_MINUTE", "100000",
            "OUTBOUND_CALLS_PER_DAY", "100000",
            "OUTBOUND_CALLS_AT_A_TIME", "100000",
            "OUTBOUND_MONEY_PER_DAY", "100000",
            "MAX_CALLS", "100000");
    var many = 2_000;
    try (var server = Dialling.with(folder, ANNA, wide)) {
      server.carrier().subscribers().others(PlacedCallEndsTest::subscriber);
      server.carrier().placing(options -> options.withFaults(Faults.none().withStatusShuffled(7)));
      var sids = new HashSet<String>();
      for (var i = 0; i < many; i++) {
        var wish = new JsonObject().put("to", "+1212%07d".formatted(5_550_000 + i));
        var answer = Dialling.post(server, "/api/calls", wish);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        sids.add(new JsonObject(answer.body()).getString("call_sid"));
      }
      server.time().advanceUntil(() -> server.activeCalls() == 0, Duration.ofHours(3));

      assertThat(sids).hasSize(many);
      assertThat(Dialling.placements(server)).hasSize(many);
      var ends =
          sids.stream()
              .map(sid -> Dialling.end(server, Dialling.call(server, sid)).reason())
              .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
      assertThat(ends.get(Reason.BUSY)).isEqualTo(many / 10);
      assertThat(ends.get(Reason.NO_ANSWER)).isEqualTo(many / 10);
      assertThat(ends.get(Reason.MACHINE_ANSWERED)).isEqualTo(many / 5);
      assertThat(ends.values().stream().mapToLong(it -> it).sum()).isEqualTo(many);
      assertThat(ends.get(Reason.CALLER_SILENT)).isEqualTo(many * 6 / 10);
    }
  }

  private static Subscriber subscriber(String number) {
    return switch (number.charAt(number.length() - 1)) {
      case '0' -> Subscriber.busy();
      case '1' -> Subscriber.noAnswer();
      case '2', '3' -> MACHINE;
      default -> Subscriber.person(Duration.ofSeconds(4));
    };
  }
}
