package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * A YAML text as a JSON tree that remembers on which line each value stands.
 *
 * <p>Built from SnakeYAML's node graph and not with Jackson's YAML mapper, because that one knows
 * no lines, takes an alias for the text of its name, and a schema error without a line is no help.
 *
 * @param root always an object
 * @param lines line numbers, from 1, by JSON pointer
 */
record YamlDocument(JsonNode root, Map<String, Integer> lines) {

  YamlDocument {
    lines = Map.copyOf(lines);
  }

  /** Reads the text; empty when it is no YAML mapping, and then the findings say why. */
  static Optional<YamlDocument> parse(String text, Findings findings) {
    try {
      var node = new Yaml(limits()).compose(new StringReader(text));
      if (node == null) {
        findings.addAtLine(0, "the file is empty", "write at least a name, see docs/assistants.md");
        return Optional.empty();
      }
      if (!(node instanceof MappingNode mapping)) {
        findings.addAtLine(
            node.getStartMark().getLine() + 1,
            "the file is not a mapping of keys to values",
            "start it with a line such as: name: Riverside Cycles");
        return Optional.empty();
      }
      var tree = new YamlTree();
      var root = tree.object(mapping, "", 0);
      return Optional.of(new YamlDocument(root, tree.lines()));
    } catch (MarkedYAMLException broken) {
      findings.addAtLine(lineOf(broken.getProblemMark()), problem(broken), advice(broken));
      return Optional.empty();
    } catch (YamlTree.Refused refused) {
      findings.addAtLine(refused.line(), String.valueOf(refused.getMessage()), refused.right());
      return Optional.empty();
    } catch (YAMLException broken) {
      findings.addAtLine(0, String.valueOf(broken.getMessage()), "keep the file small and plain");
      return Optional.empty();
    }
  }

  private static LoaderOptions limits() {
    var limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(20);
    limits.setNestingDepthLimit(20);
    return limits;
  }

  private static int lineOf(Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }

  private static String problem(MarkedYAMLException broken) {
    var context = broken.getContext() == null ? "" : broken.getContext() + ": ";
    return "not readable as YAML: " + context + broken.getProblem();
  }

  private static String advice(MarkedYAMLException broken) {
    var problem = String.valueOf(broken.getProblem());
    if (problem.contains("TAB")) {
      return "indent with blanks, not with tabs";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "put a text with a colon in quotes";
    }
    if (String.valueOf(broken.getContext()).contains("flow")) {
      return "put each text between the brackets in quotes";
    }
    return "check the indentation and the quotes around this line";
  }
}
