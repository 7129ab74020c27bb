package dev.offhook.tool.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.offhook.tool.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@Timeout(60)
class HttpToolTest {
  private static final String[] ORDER = {
    "url: http://shop.test:{port}/orders/{id}?lang={lang}",
    "parameters: {type: object, properties: {id: {type: string}, lang: {}}, required: [id]}",
    "headers: {Authorization: 'Bearer ${TOKEN}'}",
    "private: true"
  };

  @TempDir Path folder;
  private Errands errands;

  @BeforeEach
  void open() {
    errands = new Errands(folder);
  }

  @AfterEach
  void close() {
    errands.close();
  }

  private static String[] with(String... more) {
    var lines = new java.util.ArrayList<>(List.of(ORDER));
    lines.addAll(List.of(more));
    return lines.toArray(String[]::new);
  }

  @Test
  void whatTheServiceAnswersIsTold() {
    var outcome = errands.use(errands.tool(ORDER), "{\"id\":\"a b\",\"lang\":\"de\"}");

    assertThat(outcome).isEqualTo(new Outcome.Answer("HTTP 200\n{\"ok\":true}"));
    var request = errands.requests.getFirst();
    assertThat(request.uri()).isEqualTo("/orders/a%20b?lang=de");
    assertThat(request.getHeader("Host")).isEqualTo("shop.test:" + errands.port());
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + Errands.SECRET);
  }

  @Test
  void argumentsAreTheBodyUnlessTheFileHasOne() {
    var tool = errands.tool(with("method: POST"));
    errands.use(tool, "{\"id\":\"7\",\"lang\":\"de\"}");
    var own = "body: {order: '{id}', note: 'from {id}: {lang}', source: phone, none: '{lang}'}";
    errands.use(errands.tool(with("method: POST", own)), "{\"id\":\"\\\",\\\"x\\\":\\\"\"}");

    assertThat(errands.bodies)
        .containsExactly(
            "{\"id\":\"7\",\"lang\":\"de\"}",
            "{\"order\":\"\\\",\\\"x\\\":\\\"\",\"note\":\"from \\\",\\\"x\\\":\\\": \","
                + "\"source\":\"phone\"}");
    assertThat(errands.requests)
        .allMatch(it -> "application/json".equals(it.getHeader("Content-Type")));
  }

  @Test
  @DisplayName("without private: true an address inside is not even connected to")
  void aPrivateAddressIsNotReached() {
    var tool = errands.tool("url: http://shop.test:{port}/");
    for (var address : List.of("127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00::1")) {
      errands.addresses = List.of(address);
      assertThat(errands.use(tool, "{}")).isInstanceOf(Outcome.Failed.class);
    }
    errands.addresses = List.of("8.8.8.8", "127.0.0.1");
    assertThat(errands.use(tool, "{}").told()).contains("may not be used");
    assertThat(errands.lookups).hasSize(6);
    assertThat(errands.requests).isEmpty();
  }

  @Test
  @DisplayName("the name is looked up once; the connection goes to what was judged")
  void theNameIsLookedUpOnce() {
    // shop.test does not exist: only the address found by the one look-up can lead there
    errands.answer =
        request -> {
          errands.addresses = List.of("10.255.255.1");
          request.response().setStatusCode(503).end();
        };
    var outcome = errands.use(errands.tool(ORDER), "{\"id\":\"7\"}");

    assertThat(outcome.told()).contains("HTTP 503");
    assertThat(errands.requests).hasSize(3);
    assertThat(errands.lookups).containsExactly("shop.test");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "GET, false, 3",
    "PUT, false, 3",
    "DELETE, false, 3",
    "POST, false, 1",
    "PATCH, false, 1",
    "POST, true, 3",
    "PATCH, true, 3"
  })
  void onlyWhatMayBeRepeatedIs(String method, boolean declared, int sent) {
    errands.answer = request -> request.response().setStatusCode(503).end("later");
    var tool = errands.tool(with("method: " + method, "idempotent: " + declared));

    assertThat(errands.use(tool, "{\"id\":\"7\"}").told()).contains("HTTP 503", "later");
    assertThat(errands.requests).hasSize(sent);
    var keys = errands.requests.stream().map(it -> "" + it.getHeader("Idempotency-Key")).distinct();
    assertThat(keys).hasSize(1).allMatch(key -> declared == (key.length() == 36));
    assertThat(errands.time.uptime()).isEqualTo(sent == 1 ? Duration.ZERO : Duration.ofSeconds(1));
  }

  @Test
  void aConnectionThatBreaksIsTriedAgain() {
    errands.answer =
        request -> {
          if (errands.requests.size() < 3) {
            request.connection().close();
          } else {
            request.response().end("at last");
          }
        };
    assertThat(errands.use(errands.tool(ORDER), "{\"id\":\"7\"}").told()).endsWith("at last");
  }

  @Test
  void thereIsNoRepetitionBehindTheDeadline() {
    errands.answer = request -> request.response().setStatusCode(503).end();
    errands.use(errands.tool(with("timeout: 0.5s")), "{\"id\":\"7\"}");
    assertThat(errands.requests).hasSize(2);
  }

  @Test
  void nobodyThereIsSaid() {
    errands.addresses = List.of();
    assertThat(errands.use(errands.tool(ORDER), "{\"id\":\"7\"}"))
        .isEqualTo(new Outcome.Failed("The service cannot be found."));
    errands.addresses = List.of("127.0.0.1");
    assertThat(errands.use(errands.tool("url: http://shop.test:1/", "private: true"), "{}"))
        .isEqualTo(new Outcome.Failed("The service cannot be reached."));
  }

  @Test
  @DisplayName("given up: the connection is closed at once and nothing is sent again")
  void cancellingClosesTheConnection() {
    var closed = new AtomicReference<>("");
    errands.answer = request -> request.connection().closeHandler(_ -> closed.set("closed"));
    var work = new CompletableFuture<CompletableFuture<Outcome>>();
    errands.start(errands.tool(ORDER), "{\"id\":\"7\"}", work::complete);
    errands.time.advanceUntil(() -> !errands.requests.isEmpty(), Duration.ofSeconds(5));

    var _ = work.thenAccept(it -> it.cancel(true));
    errands.time.advance(Duration.ofSeconds(5));
    assertThat(closed.get()).isEqualTo("closed");
    assertThat(errands.requests).hasSize(1);
  }

  @Test
  void redirectsAreNotFollowed() {
    errands.answer =
        request ->
            request
                .response()
                .setStatusCode(302)
                .putHeader("Location", "http://shop.test:" + errands.port() + "/else")
                .end();
    assertThat(errands.use(errands.tool(ORDER), "{\"id\":\"7\"}").told()).contains("not followed");
    assertThat(errands.requests).hasSize(1);
  }

  @Test
  void anAnswerIsCutForTheModel() {
    errands.answer = request -> request.response().end("ü".repeat(20_000));
    var told = errands.use(errands.tool(ORDER), "{\"id\":\"7\"}").told();
    assertThat(told).startsWith("HTTP 200\nüüü").endsWith("ü … (cut)");
    assertThat(told.getBytes(StandardCharsets.UTF_8).length).isBetween(8_180, 8_192);
  }

  @Test
  @DisplayName("an answer without end is not read to the end")
  void aFloodIsCutOff() {
    errands.answer =
        request -> {
          var response = request.response().setChunked(true);
          for (int i = 0; i < 64; i++) {
            response.write("x".repeat(16 * 1024));
          }
        };
    assertThat(errands.use(errands.tool(ORDER), "{\"id\":\"7\"}").told())
        .contains("more than can be read");
    assertThat(errands.requests).hasSize(1);
  }

  @Test
  void whatIsNoTextIsNotShown() {
    errands.answer =
        request -> request.response().putHeader("Content-Type", "image/png\u00e9").end("PNG");
    assertThat(errands.use(errands.tool(ORDER), "{\"id\":\"7\"}").told())
        .isEqualTo("HTTP 200\n(no text, but image/png)");
  }

  @Test
  @DisplayName("a secret is neither told to the model nor written to a log")
  void secretsStaySecret() {
    var lines = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    lines.start();
    root.addAppender(lines);
    try {
      for (int status : List.of(200, 401, 500)) {
        errands.answer =
            request ->
                request
                    .response()
                    .setStatusCode(status)
                    .end("you sent " + request.getHeader("Authorization"));
        var tool = errands.tool(ORDER);
        assertThat(errands.use(tool, "{\"id\":\"7\"}").told())
            .contains("you sent Bearer (secret)")
            .doesNotContain(Errands.SECRET);
        assertThat(tool.spec().toString()).doesNotContain(Errands.SECRET, "TOKEN");
      }
      assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains(Errands.SECRET));
    } finally {
      root.detachAppender(lines);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 422, 500, 501})
  void aRefusalIsToldAsOne(int status) {
    errands.answer = request -> request.response().setStatusCode(status).end("no such order");
    assertThat(errands.use(errands.tool(ORDER), "{\"id\":\"7\"}"))
        .isInstanceOf(Outcome.Failed.class)
        .satisfies(it -> assertThat(it.told()).contains("HTTP " + status, "no such order"));
    assertThat(errands.requests).hasSize(1);
  }
}
