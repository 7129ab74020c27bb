package dev.offhook.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools of one assistant, by name. Immutable. */
public final class Toolbox {
  public static final Toolbox EMPTY = new Toolbox(List.of());

  private final Map<String, CheckedTool> tools = new LinkedHashMap<>();

  /**
   * These tools, in the order in which the model is told of them.
   *
   * @throws IllegalArgumentException when two have the same name, or a schema is none
   */
  public Toolbox(List<Tool> tools) {
    for (var tool : tools) {
      var name = tool.spec().name();
      if (this.tools.put(name, new CheckedTool(tool)) != null) {
        throw new IllegalArgumentException("two tools are called '" + name + "'");
      }
    }
  }

  /** What the model is told. */
  public List<ToolSpec> specs() {
    return tools.values().stream().map(checked -> checked.tool().spec()).toList();
  }

  /** The tool of that name. */
  public Optional<CheckedTool> find(String name) {
    return Optional.ofNullable(tools.get(name));
  }

  /** The names of all. */
  public List<String> names() {
    return List.copyOf(tools.keySet());
  }
}
