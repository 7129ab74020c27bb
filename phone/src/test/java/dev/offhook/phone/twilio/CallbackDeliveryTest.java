package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class CallbackDeliveryTest {
  private static final String TOKEN = "I-Twilio-Idempotency-Token";

  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  private void place(String statusUrl) {
    placing.api.subscribers().list(Placing.THEIRS, Subscriber.busy());
    placing.client.post(
        "/Calls.json",
        "To",
        Placing.THEIRS,
        "From",
        Placing.OURS,
        "Url",
        placing.server.url("/voice"),
        "StatusCallback",
        statusUrl);
    placing.ended(placing.call());
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "'#rc=3', 1", "'#rc=3&rp=5xx', 4", "'#rc=2&rp=all', 3", "'#rc=9&rp=5xx', 2"})
  void aCallbackThatFailsIsRepeatedAsItsUrlSays(String overrides, int times) {
    placing.server.failing("/flaky", 500);
    place(placing.server.url("/flaky") + overrides);

    List<RelayServer.Posted> posts = placing.server.posts("/flaky");
    assertThat(posts).hasSize(times);
    assertThat(posts)
        .extracting(post -> post.headers().get(TOKEN))
        .containsOnly(posts.getFirst().headers().get(TOKEN));
    Map<String, String> form = new TreeMap<>();
    MultiMap sent = posts.getFirst().form();
    sent.forEach((name, value) -> form.put(name, value));
    assertThat(posts.getFirst().headers().get(Signature.HEADER))
        .isEqualTo(new Signature("secret").ofForm(placing.server.url("/flaky"), form));
  }

  @Test
  void aCallbackThatIsNotAnsweredIsRepeatedAfterTheTimeItsUrlSays() {
    placing.server.hang("/status");
    Duration start = placing.time.uptime();
    place(placing.server.url("/status") + "#rc=2&rp=rt&rt=2000");

    assertThat(placing.call().webhooks())
        .hasSize(3)
        .allSatisfy(webhook -> assertThat(webhook.status()).isZero());
    assertThat(placing.time.uptime().minus(start)).isLessThan(Duration.ofSeconds(9));
  }

  @Test
  void noMoreThanFifteenSecondsAreSpentOnACallback() {
    placing.server.hang("/status");
    Duration start = placing.time.uptime();
    place(placing.server.url("/status") + "#rc=5&rp=rt&rt=6000");

    assertThat(placing.call().webhooks()).hasSize(3);
    assertThat(placing.time.uptime().minus(start))
        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(18));
  }

  @Test
  void shuffledCallbacksComeInAnyOrderAndRepeatedUnderOneToken() {
    Set<List<String>> orders = new HashSet<>();
    for (int seed = 0; seed < 12; seed++) {
      orders.add(shuffled(seed));
    }

    assertThat(orders.size()).isGreaterThan(6);
    assertThat(orders)
        .anySatisfy(order -> assertThat(order.indexOf("1")).isLessThan(order.indexOf("0")));
    assertThat(orders).anySatisfy(order -> assertThat(order.size()).isGreaterThan(4));
    assertThat(shuffled(3)).isEqualTo(shuffled(3));
  }

  /** The sequence numbers as they arrived. */
  private List<String> shuffled(int seed) {
    placing.server.posts.clear();
    placing.api.placing(options -> options.withFaults(Faults.none().withStatusShuffled(seed)));
    SimulatedCall call =
        placing.connected(Subscriber.quiet(Duration.ofMillis(800)), "TimeLimit", "1");
    placing.ended(call);
    Map<String, Set<String>> tokens = new TreeMap<>();
    List<String> order = new ArrayList<>();
    for (RelayServer.Posted post : placing.server.posts("/status")) {
      String sequence = post.form().get("SequenceNumber");
      order.add(sequence);
      tokens.computeIfAbsent(sequence, each -> new HashSet<>()).add(post.headers().get(TOKEN));
    }
    assertThat(tokens).hasSize(4).allSatisfy((sequence, some) -> assertThat(some).hasSize(1));
    return order;
  }
}
