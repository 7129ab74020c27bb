package dev.offhook.call;

/**
 * A model's wish to have a tool used. Nothing in it can be trusted: not the name, not the
 * arguments.
 *
 * @param id the model's name for this wish, by which it knows the answer again
 * @param name of the tool
 * @param arguments as generated; should be the text of a JSON object
 */
public record ToolCall(String id, String name, String arguments) {}
