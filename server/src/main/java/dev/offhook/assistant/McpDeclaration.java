package dev.offhook.assistant;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An MCP server as a file declares it. Secrets stand in it by name only, as {@code ${NAME}}.
 *
 * @param name its tools' names begin with it
 * @param reach how it is reached
 * @param allowed the tools that may be used, as the server calls them; empty for all
 * @param timeout the longest a caller waits for one of its tools
 */
public record McpDeclaration(String name, Reach reach, Set<String> allowed, Duration timeout) {
  public McpDeclaration {
    allowed = Set.copyOf(allowed);
  }

  /** How an MCP server is reached. */
  public sealed interface Reach {
    /**
     * A program of this machine, spoken to by its standard input and output.
     *
     * @param words the program and its arguments
     * @param environment what it is told beside PATH and HOME; values may hold {@code ${NAME}}
     */
    record Command(List<String> words, Map<String, String> environment) implements Reach {
      public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
      }
    }

    /**
     * An address, spoken to by streamable HTTP.
     *
     * @param headers their values may hold {@code ${NAME}}
     */
    record Address(String url, Map<String, String> headers) implements Reach {
      public Address {
        headers = Map.copyOf(headers);
      }
    }
  }
}
