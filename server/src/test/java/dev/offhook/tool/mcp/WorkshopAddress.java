package dev.offhook.tool.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An MCP server at an address: our own reading of streamable HTTP. It answers calls as a stream of
 * events, all else as JSON, and knows its own sessions only.
 */
final class WorkshopAddress implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final String session = UUID.randomUUID().toString();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Listens on this port; 0 for any. */
  WorkshopAddress(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/tools/mcp", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      authorizations.add("" + exchange.getRequestHeaders().getFirst("Authorization"));
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      var message = JSON.readTree(exchange.getRequestBody());
      var known = session.equals(exchange.getRequestHeaders().getFirst("Mcp-Session-Id"));
      var method = message.path("method").asText();
      if (!known && !method.equals("initialize")) {
        exchange.sendResponseHeaders(404, -1);
      } else if (!message.has("id")) {
        exchange.sendResponseHeaders(202, -1);
      } else {
        answer(exchange, message, method);
      }
    }
  }

  private void answer(HttpExchange exchange, JsonNode message, String method) throws IOException {
    var result =
        switch (method) {
          case "initialize" ->
              "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
                  + "\"serverInfo\":{\"name\":\"workshop\",\"version\":\"1\"}}";
          case "tools/list" ->
              "{\"tools\":[{\"name\":\"paint\",\"description\":\"Paints.\","
                  + "\"inputSchema\":{\"type\":\"object\"}}]}";
          default -> "{\"content\":[{\"type\":\"text\",\"text\":\"painted\"}]}";
        };
    var body = "{\"jsonrpc\":\"2.0\",\"id\":" + message.get("id") + ",\"result\":" + result + "}";
    var streamed = method.equals("tools/call");
    var bytes =
        (streamed ? "event: message\ndata: " + body + "\n\n" : body)
            .getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", streamed ? "text/event-stream" : "application/json");
    exchange.getResponseHeaders().set("Mcp-Session-Id", session);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
