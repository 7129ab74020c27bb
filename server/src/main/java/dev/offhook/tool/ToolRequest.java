package dev.offhook.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallDetails;

/**
 * One use of a tool.
 *
 * @param call the call it is used in
 * @param assistant whose tool it is
 * @param arguments a JSON object that fits the tool's schema
 */
public record ToolRequest(CallDetails call, Assistant assistant, JsonNode arguments) {}
