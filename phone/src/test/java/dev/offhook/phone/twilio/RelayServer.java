package dev.offhook.phone.twilio;

import dev.offhook.phone.time.VirtualTime;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A hand-written relay application for tests: TwiML by path, and a script for the socket. */
final class RelayServer {

  /** A form that was posted. */
  record Posted(String path, MultiMap form, MultiMap headers) {}

  final List<Posted> posts = new CopyOnWriteArrayList<>();
  final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
  final List<JsonObject> frames = new CopyOnWriteArrayList<>();
  final List<Integer> closes = new CopyOnWriteArrayList<>();
  private final Map<String, Function<MultiMap, String>> documents = new HashMap<>();
  private final Map<String, String> types = new HashMap<>();
  private BiConsumer<ServerWebSocket, JsonObject> script = (socket, frame) -> {};
  private final int port;
  private volatile boolean refusing;
  private volatile String hanging = "";
  private final Map<String, Integer> failing = new HashMap<>();

  RelayServer(VirtualTime time) {
    HttpServer server =
        time.vertx()
            .createHttpServer()
            .requestHandler(this::answer)
            .webSocketHandshakeHandler(this::shake)
            .webSocketHandler(this::accept);
    this.port = time.await(server.listen(0, "127.0.0.1"), Duration.ofSeconds(5)).actualPort();
  }

  String url(String path) {
    return "http://localhost:" + port + path;
  }

  int port() {
    return port;
  }

  /** Serves a relay with {@code attributes} at {@code /voice}. */
  void relay(String attributes) {
    twiml("/voice", form -> connect(attributes));
  }

  String connect(String attributes) {
    return "<Response><Connect action=\"/action\"><ConversationRelay url=\"wss://localhost:"
        + port
        + "/ws\" "
        + attributes
        + "/></Connect></Response>";
  }

  void twiml(String path, Function<MultiMap, String> document) {
    documents.put(path, document);
  }

  /** Something that is no TwiML. */
  void serve(String path, String type, String body) {
    types.put(path, type);
    documents.put(path, form -> body);
  }

  void on(BiConsumer<ServerWebSocket, JsonObject> frame) {
    script = frame;
  }

  static void say(ServerWebSocket socket, String words) {
    socket.writeTextMessage(text(words, true).encode());
  }

  static JsonObject text(String words, boolean last) {
    return new JsonObject().put("type", "text").put("token", words).put("last", last);
  }

  List<Posted> posts(String path) {
    return posts.stream().filter(post -> post.path.equals(path)).toList();
  }

  private void answer(HttpServerRequest request) {
    if (request.path().equals(hanging)) {
      return;
    }
    request.setExpectMultipart(request.method().equals(HttpMethod.POST));
    request.endHandler(read -> {
      MultiMap form = request.formAttributes();
      posts.add(new Posted(request.path(), form, request.headers()));
      Function<MultiMap, String> document = documents.get(request.path());
      if (failing.containsKey(request.path())) {
        request.response().setStatusCode(failing.get(request.path())).end();
      } else if (document == null) {
        request.response().setStatusCode(404).end();
      } else {
        String type = types.getOrDefault(request.path(), "text/xml");
        request.response().putHeader("Content-Type", type).end(document.apply(form));
      }
    });
  }

  /** From now on no socket is accepted. */
  void refuseSockets() {
    refusing = true;
  }

  /** Whatever is posted to {@code path} is answered with {@code status}. */
  void failing(String path, int status) {
    failing.put(path, status);
  }

  /** Nobody answers at {@code path}. */
  void hang(String path) {
    hanging = path;
  }

  private void shake(ServerWebSocketHandshake handshake) {
    if (refusing) {
      handshake.reject(403);
    } else {
      handshake.accept();
    }
  }

  private void accept(ServerWebSocket socket) {
    sockets.add(socket);
    socket.textMessageHandler(text -> {
      JsonObject frame = new JsonObject(text);
      frames.add(frame);
      script.accept(socket, frame);
    });
    socket.closeHandler(gone -> closes.add((int) socket.closeStatusCode()));
  }
}
