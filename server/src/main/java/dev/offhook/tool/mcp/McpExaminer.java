package dev.offhook.tool.mcp;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Examiner;
import dev.offhook.assistant.McpDeclaration.Reach;
import dev.offhook.tool.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Objects to MCP servers that could not be reached as they are declared.
 *
 * @param variables what {@code ${NAME}} stands for
 */
public record McpExaminer(Function<String, Optional<String>> variables) implements Examiner {
  private static final Pattern HEADER = Pattern.compile("[a-zA-Z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern PLAIN = Pattern.compile("[\\t\\x20-\\x7e]*");

  @Override
  public List<Objection> objections(Assistant assistant) {
    var all = new ArrayList<Objection>();
    var declared = assistant.abilities().mcp();
    for (int i = 0; i < declared.size(); i++) {
      var place = "/tools/mcp/" + i;
      switch (declared.get(i).reach()) {
        case Reach.Command(var _, var environment) -> unknown(environment, place + "/env", all);
        case Reach.Address(var _, var headers) -> headers(headers, place + "/headers", all);
      }
    }
    return all;
  }

  private void headers(Map<String, String> headers, String at, List<Objection> all) {
    unknown(headers, at, all);
    headers.forEach((name, value) -> {
      if (!HEADER.matcher(name).matches()
          || !PLAIN.matcher(SecretText.filled(value, variables)).matches()) {
        all.add(new Objection(at + "/" + name, "no header", "use plain letters only"));
      }
    });
  }

  private void unknown(Map<String, String> values, String at, List<Objection> all) {
    values.forEach((name, value) -> {
      for (var unknown : SecretText.unknown(value, variables)) {
        all.add(new Objection(at + "/" + name, "'" + unknown + "' is not set", "set it in .env"));
      }
    });
  }
}
