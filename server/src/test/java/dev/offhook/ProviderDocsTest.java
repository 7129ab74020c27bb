package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.ProviderStandIn;
import dev.offhook.phone.ai.Script;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The commands of {@code docs/providers.md}, sent to servers that are strict about requests. */
class ProviderDocsTest {
  private static final Pattern COMMAND =
      Pattern.compile("curl -N (\\S+)((?: \\\\\\n +-H '[^']+')+) \\\\\\n +-d '([^']+)'");
  private static final Pattern HEADER = Pattern.compile("-H '([^:]+): ([^']+)'");
  private static final Duration STEP = Duration.ofMillis(20);

  private record Command(String host, String target, Map<String, String> headers, String body) {}

  @Test
  @DisplayName("[000-10] every provider's curl command in the documents streams an answer")
  void everyCommandStreamsAnAnswer() throws IOException {
    var commands = commands();

    assertThat(commands)
        .extracting(Command::host)
        .containsExactly(
            "localhost:5107",
            "api.openai.com",
            "api.anthropic.com",
            "generativelanguage.googleapis.com",
            "localhost:11434");
    try (var server = TestServer.builtin()) {
      for (var command : commands) {
        var model = standInFor(server, command);
        model.next(Script.saying("We are open.", STEP, STEP));
        var answer =
            Web.post(server, model.port(), command.target(), command.headers(), command.body());

        assertThat(answer.status()).describedAs("%s: %s", command, answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("data: ", "We", " are", " open.");
      }
    }
  }

  @Test
  @DisplayName("[000-10] the guide's command asks as the server asks")
  void theGuidesCommandAsksAsTheServerDoes() throws IOException {
    try (var server = TestServer.guide()) {
      server.ask(server.call(), "Tell me about bikes.");

      var asked = server.model().ledger().requests().getFirst();
      var command = commands().getFirst();
      assertThat(command.target().replace("your-pub-id", "pub-1")).isEqualTo(asked.target());
      assertThat(command.headers().get("Authorization"))
          .isEqualTo(asked.header("authorization").orElse(""));
    }
  }

  private static ProviderStandIn standInFor(TestServer server, Command command) {
    return switch (command.host()) {
      case "api.anthropic.com" -> server.messages();
      case "generativelanguage.googleapis.com" -> server.geminiModel();
      default -> server.model();
    };
  }

  private static List<Command> commands() throws IOException {
    var text = Files.readString(Repository.root().resolve("docs/providers.md"));
    return COMMAND.matcher(text).results().map(ProviderDocsTest::command).toList();
  }

  private static Command command(MatchResult found) {
    var url = URI.create(found.group(1));
    var query = url.getQuery() == null ? "" : "?" + url.getQuery();
    var headers = new HashMap<String, String>();
    HEADER.matcher(found.group(2)).results().forEach(it -> headers.put(it.group(1), it.group(2)));
    return new Command(url.getAuthority(), url.getPath() + query, headers, found.group(3));
  }
}
