package dev.offhook.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.Carrier.Done;
import dev.offhook.telephony.Carrier.Look;
import dev.offhook.telephony.Dialling;
import dev.offhook.telephony.Dialling.Detection;
import dev.offhook.telephony.Placing;
import dev.offhook.time.Deadline;
import dev.offhook.time.HandTimers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers of the carrier's API as a server of the test's own gives them, well formed or not. */
@Timeout(60)
class TwilioCarrierTest {
  private static final CallSid CALL = new CallSid("CA" + "1".repeat(32));
  private static final PhoneNumber OURS = new PhoneNumber("+12125550000");
  private static final PhoneNumber THEIRS = new PhoneNumber("+12125550123");

  private final Vertx vertx = Vertx.vertx();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 201;
  private volatile String body = "";
  private volatile String retryAfter = "";
  private @Nullable TwilioCarrier made;

  @BeforeEach
  void listen() {
    HttpServer server =
        await(
            vertx
                .createHttpServer()
                .requestHandler(request -> {
                  requests.add(request.method() + " " + request.uri());
                  if (!retryAfter.isBlank()) {
                    request.response().putHeader("Retry-After", retryAfter);
                  }
                  request.body().onSuccess(_ -> request.response().setStatusCode(status).end(body));
                })
                .listen(0, "127.0.0.1"));
    var base = URI.create("http://127.0.0.1:" + server.actualPort());
    made =
        new TwilioCarrier(
            vertx,
            new CarrierAccount("AC1", "secret", base),
            Origin.of("https://shop.example"),
            new HandTimers());
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) {
    return Deadline.await(
        "an answer", Duration.ofSeconds(20), future.toCompletionStage().toCompletableFuture());
  }

  private <T> T on(Supplier<CompletionStage<T>> asking) {
    Promise<T> answer = Promise.promise();
    vertx.runOnContext(_ -> asking.get().thenAccept(answer::complete));
    return await(answer.future());
  }

  private TwilioCarrier carrier() {
    return Objects.requireNonNull(made);
  }

  private Placing place() {
    var minute = Duration.ofMinutes(1);
    var call = new Dialling("ticket", OURS, THEIRS, minute, minute, Detection.WHO);
    return on(() -> carrier().place(call));
  }

  @ParameterizedTest
  @CsvSource({"201,<html>", "201,[]", "201,{}", "201,{\"sid\":7}", "502,<html>", "503,{}", "500,"})
  void whatCannotBeReadMayBeACallAndIsAskedOnce(int answered, String text) {
    status = answered;
    body = text == null ? "" : text;

    assertThat(place()).isInstanceOf(Placing.Unknown.class);
    assertThat(requests).containsExactly("POST /2010-04-01/Accounts/AC1/Calls.json");
  }

  @Test
  void aRefusalHasItsCodeItsReasonAndWhenToAskAgain() {
    status = 429;
    retryAfter = "7";
    body = "{\"code\":20429,\"message\":\"Too many for +1 (212) 555-0123\",\"status\":429}";

    assertThat(place())
        .isEqualTo(
            new Placing.Refused(
                429, OptionalInt.of(20429), "Too many for …", Optional.of(Duration.ofSeconds(7))));
    assertThat(requests).hasSize(1);
  }

  @Test
  void aRefusalWithoutABodyIsOne() {
    status = 401;

    assertThat(place())
        .isInstanceOfSatisfying(
            Placing.Refused.class, it -> assertThat(it.code()).isEqualTo(OptionalInt.empty()));
  }

  @Test
  void aPlacedCallHasItsName() {
    body = "{\"sid\":\"" + CALL + "\",\"status\":\"queued\"}";

    assertThat(place()).isEqualTo(new Placing.Placed(CALL, "queued"));
  }

  @Test
  void aCallThatIsOverNeedNotBeEnded() {
    status = 404;
    assertThat(on(() -> carrier().hangUp(CALL))).isEqualTo(Done.OVER);
    status = 400;
    body = "{\"code\":21220}";
    assertThat(on(() -> carrier().hangUp(CALL))).isEqualTo(Done.OVER);
    status = 500;
    body = "{\"code\":20500}";
    assertThat(on(() -> carrier().sayAndHangUp(CALL, "Bye", "en-US"))).isEqualTo(Done.FAILED);
    assertThat(requests).hasSize(3);
  }

  @Test
  void aListThatIsNoneShowsNothing() {
    status = 200;
    body = "{\"calls\":[1,null,{\"direction\":\"outbound-api\"},\"x\"]}";
    assertThat(on(() -> carrier().look(OURS, THEIRS, Instant.EPOCH)))
        .isEqualTo(new Look.Found(List.of()));
    body = "{\"calls\":7}";
    assertThat(on(() -> carrier().look(OURS, THEIRS, Instant.EPOCH)))
        .isEqualTo(new Look.Found(List.of()));
    body = "<html>";
    assertThat(on(() -> carrier().look(CALL))).isInstanceOf(Look.Failed.class);
  }
}
