package dev.offhook.tool;

import java.util.regex.Pattern;

/**
 * A tool as a model is told of it.
 *
 * @param name {@code [a-zA-Z0-9_-]}, at most 64 characters, as every provider takes it
 * @param description what it does and when to use it
 * @param parameters the JSON Schema of its arguments, the text of an object schema
 */
public record ToolSpec(String name, String description, String parameters) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  public ToolSpec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for a tool: '" + name + "'");
    }
  }
}
