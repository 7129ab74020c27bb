package dev.offhook.phone.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class VirtualTimeWireTest {

  private static final String HOST = "127.0.0.1";
  private static final Duration SOON = Duration.ofSeconds(1);

  private final VirtualTime time = VirtualTime.start();
  private final Vertx vertx = time.vertx();
  // a client nobody holds on to takes its sockets with it when it is collected
  private final NetClient client = vertx.createNetClient();
  private final HttpClient httpClient = vertx.createHttpClient();
  private final WebSocketClient webSocketClient = vertx.createWebSocketClient();
  private final List<String> story = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    time.close();
  }

  @Test
  void aConversationOverAWebSocketKeepsTheSameTimesTwoHundredTimes() {
    HttpServer server = serveWebSocket(this::echoAfterSevenMilliseconds);
    Set<List<String>> stories = new HashSet<>();
    for (int round = 0; round < 200; round++) {
      story.clear();
      Duration start = time.uptime();
      WebSocket socket = time.await(webSocketClient.connect(server.actualPort(), HOST, "/"), SOON);
      converse(socket, start);
      time.advance(Duration.ofMillis(95));
      socket.close();
      time.settle();
      stories.add(List.copyOf(story));
    }
    assertThat(stories).hasSize(1);
    assertThat(stories.iterator().next())
        .hasSize(8)
        .startsWith("PT0.017S echo PT0S", "PT0.03S echo PT0.02S")
        .endsWith("PT0.095S echo PT0.085S", "closed");
  }

  private void echoAfterSevenMilliseconds(ServerWebSocket socket) {
    socket.textMessageHandler(
        words -> time.after(Duration.ofMillis(7), () -> socket.writeTextMessage("echo " + words)));
    socket.closeHandler(closed -> story.add("closed"));
  }

  /** The first after 10 ms, each further one 6 ms after the echo, as long as the test lets it. */
  private void converse(WebSocket socket, Duration start) {
    socket.textMessageHandler(words -> {
      story.add(time.uptime().minus(start) + " " + words);
      time.after(
          Duration.ofMillis(6),
          () -> socket.writeTextMessage(time.uptime().minus(start).minusMillis(3).toString()));
    });
    time.after(Duration.ofMillis(10), () -> socket.writeTextMessage("PT0S"));
  }

  @Test
  void anHttpExchangeTakesJustTheTimeTheServerTakes() {
    HttpServer server =
        time.await(
            vertx
                .createHttpServer()
                .requestHandler(request ->
                    request
                        .body()
                        .onSuccess(body ->
                            time.after(Duration.ofMillis(40), () -> request.response().end(body))))
                .listen(0, HOST),
            SOON);
    Buffer large = Buffer.buffer("x".repeat(3_000_000));
    for (int round = 1; round <= 200; round++) {
      Buffer sent = round % 50 == 0 ? large : Buffer.buffer("round " + round);
      Buffer answer = time.await(post(server.actualPort(), sent), SOON);
      assertThat(answer).isEqualTo(sent);
      assertThat(time.uptime()).isEqualTo(Duration.ofMillis(40).multipliedBy(round));
    }
  }

  private Future<Buffer> post(int port, Buffer body) {
    return httpClient
        .request(HttpMethod.POST, port, HOST, "/")
        .compose(request -> request.send(body))
        .compose(HttpClientResponse::body);
  }

  @Test
  void aPeerThatNeverAnswersDoesNotStopTheClock() {
    NetServer mute = listen(socket -> socket.pause());
    Future<Buffer> answer = post(mute.actualPort(), Buffer.buffer("x".repeat(20_000_000)));
    time.after(Duration.ofSeconds(8), () -> story.add("deadline"));

    time.advance(Duration.ofSeconds(8));

    assertThat(story).containsExactly("deadline");
    assertThat(answer.isComplete()).isFalse();
  }

  @Test
  void aPeerThatReadsAgainIsWaitedForAgain() {
    AtomicInteger bytes = new AtomicInteger();
    NetServer slow =
        listen(socket -> {
          socket.pause();
          socket.handler(data -> bytes.addAndGet(data.length()));
          time.after(Duration.ofSeconds(2), socket::resume);
        });
    NetSocket socket = dial(slow);
    socket.write(Buffer.buffer("x".repeat(20_000_000)));

    time.advance(Duration.ofSeconds(1));
    assertThat(bytes.get()).isLessThan(20_000_000);

    time.advance(Duration.ofSeconds(1));
    assertThat(bytes).hasValue(20_000_000);
  }

  @Test
  void aCloseInMidFlightIsSeenAtTheInstantItHappens() {
    NetServer server =
        listen(socket -> {
          socket.closeHandler(closed -> story.add("closed at " + time.uptime()));
          socket.exceptionHandler(thrown -> story.add("reset"));
          stream(socket);
        });
    for (int round = 0; round < 50; round++) {
      NetSocket socket = dial(server);
      socket.handler(data -> time.after(Duration.ofMillis(1), socket::close));
      story.clear();
      Duration start = time.uptime();

      time.advance(Duration.ofMillis(50));

      String closed = "closed at " + start.plusMillis(11);
      assertThat(story).contains(closed).last().isEqualTo(closed);
    }
  }

  private void stream(NetSocket socket) {
    time.after(
        Duration.ofMillis(10),
        () -> {
          socket.write(Buffer.buffer("x".repeat(500_000)));
          stream(socket);
        });
  }

  @Test
  void aRefusedConnectIsOverAtOnce() {
    NetServer gone = listen(socket -> {});
    int port = gone.actualPort();
    time.await(gone.close(), SOON);

    Future<NetSocket> dialled = client.connect(port, HOST);
    time.settle();

    assertThat(dialled.failed()).isTrue();
  }

  @Test
  void aConnectionIsWaitedForUntilItIsAccepted() {
    AtomicInteger accepted = new AtomicInteger();
    NetServer server = listen(socket -> accepted.incrementAndGet());
    for (int round = 1; round <= 200; round++) {
      client.connect(server.actualPort(), HOST);
      time.settle();
      assertThat(accepted).hasValue(round);
    }
  }

  private HttpServer serveWebSocket(Handler<ServerWebSocket> handler) {
    return time.await(vertx.createHttpServer().webSocketHandler(handler).listen(0, HOST), SOON);
  }

  private NetServer listen(Handler<NetSocket> handler) {
    return time.await(vertx.createNetServer().connectHandler(handler).listen(0, HOST), SOON);
  }

  private NetSocket dial(NetServer server) {
    return time.await(client.connect(server.actualPort(), HOST), SOON);
  }
}
