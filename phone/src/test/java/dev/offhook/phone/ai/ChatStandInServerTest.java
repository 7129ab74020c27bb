package dev.offhook.phone.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ChatStandInServerTest {

  private static final int CLIENTS = 300;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client =
      vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CLIENTS));
  private ChatStandInServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        ChatStandInServer.start(
            0, Duration.ofMillis(50), Duration.ofMillis(20), "How may I help you?");
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void everyOneOfManyStreamsGetsTheWholeReplyInItsTime() throws Exception {
    long begun = System.nanoTime();
    List<Future<Buffer>> answers = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      answers.add(post());
    }
    Future.all(answers).await(30, TimeUnit.SECONDS);

    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(answer.result().toString())
                .contains("\"content\":\"How\"", "\"content\":\" you?\"")
                .endsWith("data: [DONE]\n\n"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(150));
    assertThat(server.streams()).isZero();
  }

  /** On one event loop throughout: from another thread the body may pass unread. */
  private Future<Buffer> post() {
    Promise<Buffer> answer = Promise.promise();
    vertx.runOnContext(now ->
        client
            .request(HttpMethod.POST, server.port(), "127.0.0.1", "/v1/chat/completions")
            .compose(request -> request.send("{}"))
            .compose(HttpClientResponse::body)
            .onComplete(answer));
    return answer.future();
  }
}
