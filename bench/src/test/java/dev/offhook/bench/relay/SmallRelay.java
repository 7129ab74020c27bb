package dev.offhook.bench.relay;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The least a relay server can be: hands the caller's words to the model and its tokens back. */
final class SmallRelay implements AutoCloseable {

  /** What it does wrong. */
  enum Fault {
    NONE,
    SILENT,
    CLOSES_SOCKETS,
    BUSY
  }

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient model = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(100));
  private final Map<String, Boolean> live = new ConcurrentHashMap<>();
  private final AtomicInteger infos = new AtomicInteger();
  private final int modelPort;
  private final Fault fault;
  private final HttpServer server;

  SmallRelay(int modelPort, Fault fault) throws TimeoutException {
    this.modelPort = modelPort;
    this.fault = fault;
    this.server =
        vertx
            .createHttpServer()
            .requestHandler(this::request)
            .webSocketHandler(this::socket)
            .listen(0, "127.0.0.1")
            .await(10, TimeUnit.SECONDS);
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** How many frames have told it what was heard. */
  int infos() {
    return infos.get();
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private void request(HttpServerRequest request) {
    request.setExpectMultipart(request.method().equals(HttpMethod.POST));
    request.end().onSuccess(read -> answer(request));
  }

  private void answer(HttpServerRequest request) {
    String call = request.getFormAttribute("CallSid");
    switch (request.path()) {
      case "/voice" -> voice(request, call);
      case "/action" -> {
        live.remove(call);
        request.response().end("<Response/>");
      }
      case "/" -> request.response().end("{\"active_sessions\":" + live.size() + "}");
      default -> request.response().end("{}");
    }
  }

  private void voice(HttpServerRequest request, String call) {
    if (fault == Fault.BUSY) {
      request.response().end("<Response><Say>All lines are busy.</Say></Response>");
      return;
    }
    live.put(call, true);
    request
        .response()
        .end(
            """
            <Response><Connect action="%s/action"><ConversationRelay url="wss://127.0.0.1:%d/ws"
             welcomeGreeting="Hi"><Parameter name="token" value="%s"/></ConversationRelay></Connect></Response>
            """
                .formatted(url(), server.actualPort(), call));
  }

  private void socket(ServerWebSocket socket) {
    socket.textMessageHandler(text -> received(socket, new JsonObject(text)));
  }

  private void received(ServerWebSocket socket, JsonObject frame) {
    switch (frame.getString("type")) {
      case "setup" -> {
        String token = frame.getJsonObject("customParameters").getString("token");
        if (!frame.getString("callSid").equals(token)) {
          socket.close((short) 1008);
        }
        socket.closeHandler(closed -> live.remove(token));
      }
      case "prompt" -> prompted(socket, frame.getString("voicePrompt"));
      default -> infos.incrementAndGet();
    }
  }

  private void prompted(ServerWebSocket socket, String words) {
    switch (fault) {
      case SILENT -> {}
      case CLOSES_SOCKETS -> socket.close((short) 1011);
      case NONE, BUSY -> ask(socket, words);
    }
  }

  private void ask(ServerWebSocket socket, String words) {
    model
        .request(HttpMethod.POST, modelPort, "127.0.0.1", "/v1/chat/completions")
        .compose(request -> request.send(new JsonObject().put("words", words).encode()))
        .onSuccess(response ->
            response.handler(
                RecordParser.newDelimited("\n", line -> relay(socket, line.toString()))));
  }

  private static void relay(ServerWebSocket socket, String line) {
    if (line.equals("data: [DONE]")) {
      say(socket, "", true);
    } else if (line.startsWith("data: {")) {
      JsonArray choices = new JsonObject(line.substring(6)).getJsonArray("choices");
      String token = choices.getJsonObject(0).getJsonObject("delta").getString("content", "");
      if (!token.isEmpty()) {
        say(socket, token, false);
      }
    }
  }

  private static void say(ServerWebSocket socket, String token, boolean last) {
    JsonObject frame = new JsonObject().put("type", "text").put("token", token).put("last", last);
    socket.writeTextMessage(frame.encode());
  }
}
