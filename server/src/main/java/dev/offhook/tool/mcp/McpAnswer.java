package dev.offhook.tool.mcp;

import dev.offhook.tool.Outcome;
import dev.offhook.tool.SecretText;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * What a model is told of an MCP server's answer.
 *
 * @param secrets what must not be told, wherever it comes from
 */
record McpAnswer(List<String> secrets) {
  static final Outcome NOT_THERE = new Outcome.Failed("The service is not there at the moment.");
  private static final int LONGEST = 8 * 1024;
  private static final int LONGEST_EXCUSE = 1024;

  McpAnswer {
    secrets = List.copyOf(secrets);
  }

  Outcome told(McpSchema.CallToolResult result) {
    var content = result.content();
    var text =
        content == null
            ? ""
            : content.stream().map(McpAnswer::text).collect(Collectors.joining("\n"));
    var plain = SecretText.masked(text, secrets).replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
    return Boolean.TRUE.equals(result.isError())
        ? new Outcome.Failed("The service says: " + cut(plain, LONGEST_EXCUSE))
        : new Outcome.Answer(plain.isEmpty() ? "Done." : cut(plain, LONGEST));
  }

  private static String text(McpSchema.Content content) {
    return switch (content) {
      case McpSchema.TextContent words -> words.text();
      case McpSchema.EmbeddedResource it
          when it.resource() instanceof McpSchema.TextResourceContents words ->
          words.text();
      default -> "(" + content.type() + ", which cannot be shown on the phone)";
    };
  }

  static Outcome told(Throwable failure) {
    return switch (failure) {
      case McpError refused ->
          new Outcome.Failed(
              "The service refused this: "
                  + cut(String.valueOf(refused.getMessage()), LONGEST_EXCUSE));
      case TimeoutException late -> new Outcome.Failed("The service took too long.");
      default -> NOT_THERE;
    };
  }

  /** Whether after this failure nothing more will come over the connection. */
  static boolean meansLost(Throwable failure) {
    return !(failure instanceof McpError) && !(failure instanceof TimeoutException);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + " … (cut)";
  }
}
