package dev.offhook.tool.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.offhook.assistant.McpDeclaration;
import dev.offhook.assistant.McpDeclaration.Reach;
import dev.offhook.tool.SecretText;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** The far end of a connection: a program that was started, or an address. */
sealed interface Peer {
  /** A server's message or answer is at most this long, in characters or bytes. */
  int MOST_OF_A_MESSAGE = 1024 * 1024;

  McpJsonMapper JSON = new JacksonMcpJsonMapper(JsonMapper.builder().build());

  McpClientTransport transport();

  /** The start is over; from here on what it prints may be about callers. */
  void settled();

  /** What it printed last during its start, as the end of a sentence; blank when nothing. */
  String lastWords();

  /** Completes when nothing of it is left. */
  CompletableFuture<Void> gone();

  /** Runs this when a program has ended by itself; an address never does. Set before it starts. */
  void onEnd(Runnable died);

  /** The far end of this declaration. */
  static Peer of(McpDeclaration declared, Function<String, Optional<String>> variables) {
    return switch (declared.reach()) {
      case Reach.Command(var words, var environment) ->
          new Program(new ProgramTransport(words, filled(environment, variables), JSON));
      case Reach.Address(var url, var headers) ->
          new Address(transport(URI.create(url), filled(headers, variables)));
    };
  }

  /** What it is given and nobody else is to see. */
  static List<String> secrets(
      McpDeclaration declared, Function<String, Optional<String>> variables) {
    var given =
        switch (declared.reach()) {
          case Reach.Command(var _, var environment) -> environment;
          case Reach.Address(var _, var headers) -> headers;
        };
    return given.values().stream()
        .flatMap(value -> SecretText.secrets(value, variables).stream())
        .toList();
  }

  /** A client of it, not yet connected. */
  default McpAsyncClient client(
      McpDeclaration declared, Duration start, Consumer<List<McpSchema.Tool>> listed) {
    var longest = declared.timeout().compareTo(start) > 0 ? declared.timeout() : start;
    return McpClient.async(transport())
        .clientInfo(McpSchema.Implementation.builder("offhook", "1").build())
        .initializationTimeout(start)
        .requestTimeout(longest)
        .jsonSchemaValidator(new DefaultJsonSchemaValidator(JsonMapper.builder().build()))
        .toolsChangeConsumer(tools -> Mono.fromRunnable(() -> listed.accept(tools)))
        .build();
  }

  private static Map<String, String> filled(
      Map<String, String> values, Function<String, Optional<String>> variables) {
    var filled = new HashMap<>(values);
    filled.replaceAll((_, value) -> SecretText.filled(value, variables));
    return filled;
  }

  private static McpClientTransport transport(URI url, Map<String, String> headers) {
    var path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return HttpClientStreamableHttpTransport.builder(
            url.getScheme() + "://" + url.getRawAuthority())
        .endpoint(path + query)
        .jsonMapper(JSON)
        .connectTimeout(Duration.ofSeconds(3))
        .maxResponseSize(MOST_OF_A_MESSAGE)
        .customizeClient(client -> client.followRedirects(HttpClient.Redirect.NEVER))
        .addHttpRequestCustomizer((request, _, _, _, _) -> headers.forEach(request::setHeader))
        .build();
  }

  /** A program of this machine. */
  record Program(ProgramTransport transport) implements Peer {
    @Override
    public void onEnd(Runnable died) {
      transport.onEnd(died);
    }

    @Override
    public void settled() {
      transport.settled();
    }

    @Override
    public String lastWords() {
      return transport.lastWords();
    }

    @Override
    public CompletableFuture<Void> gone() {
      return transport.gone();
    }
  }

  /** An address. */
  record Address(McpClientTransport transport) implements Peer {
    @Override
    public void onEnd(Runnable died) {}

    @Override
    public void settled() {}

    @Override
    public String lastWords() {
      return "";
    }

    @Override
    public CompletableFuture<Void> gone() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
