package dev.offhook.tool.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** An MCP server to be started as a program: the SDK's own, with tools that try a client. */
final class WorkshopMain {
  private static final Map<String, Object> ANYTHING = Map.of("type", "object");
  private static final CompletableFuture<McpSyncServer> SERVER = new CompletableFuture<>();

  private WorkshopMain() {}

  public static void main(String[] arguments) {
    System.err.println("x".repeat(1_000_000));
    McpJsonMapper json = new JacksonMcpJsonMapper(JsonMapper.builder().build());
    SERVER.complete(
        McpServer.sync(new StdioServerTransportProvider(json))
            .jsonMapper(json)
            .jsonSchemaValidator(new DefaultJsonSchemaValidator(JsonMapper.builder().build()))
            .strictToolNameValidation(false)
            .validateToolInputs(false)
            .capabilities(McpSchema.ServerCapabilities.builder().tools(true).build())
            .tools(
                tool("echo", request -> text("" + request.get("word"))),
                tool("2 strange!name", _ -> text("strange")),
                tool("environment", _ -> text(new TreeSet<>(System.getenv().keySet()).toString())),
                tool("key", _ -> text("key " + System.getenv("SHOP_KEY"))),
                tool("picture", _ -> picture()),
                tool("trouble", _ -> trouble()),
                tool("slow", _ -> slow()),
                tool("spawn", _ -> text("" + spawn())),
                tool("die", _ -> die()),
                tool("more", _ -> more()),
                tool("babble", _ -> babble()),
                new SyncToolSpecification(
                    McpSchema.Tool.builder(
                            "choosy", Map.of("type", "object", "anyOf", List.of(ANYTHING)))
                        .build(),
                    (_, _) -> text("never")))
            .build());
  }

  private static SyncToolSpecification tool(
      String name, Function<Map<String, Object>, CallToolResult> work) {
    return new SyncToolSpecification(
        McpSchema.Tool.builder(name, ANYTHING).description("Does " + name).build(),
        (_, request) -> work.apply(request.arguments() == null ? Map.of() : request.arguments()));
  }

  private static CallToolResult text(String words) {
    return CallToolResult.builder().addTextContent(words).build();
  }

  private static CallToolResult picture() {
    return CallToolResult.builder()
        .addTextContent("A cat:")
        .addContent(McpSchema.ImageContent.builder("AAAA", "image/png").build())
        .addTextContent("Nice.")
        .build();
  }

  private static CallToolResult trouble() {
    return CallToolResult.builder().addTextContent("out of paint").isError(true).build();
  }

  private static CallToolResult slow() {
    try {
      new CountDownLatch(1).await(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return text("at last");
  }

  private static long spawn() {
    try {
      return new ProcessBuilder("sleep", "300").start().pid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CallToolResult die() {
    Runtime.getRuntime().halt(7);
    return text("dead");
  }

  private static CallToolResult more() {
    var _ =
        SERVER.thenAccept(server -> {
          server.addTool(tool("extra", _ -> text("extra")));
          server.notifyToolsListChanged();
        });
    return text("there is more");
  }

  private static CallToolResult babble() {
    System.out.println("this is no message");
    System.out.flush();
    return text("said");
  }
}
