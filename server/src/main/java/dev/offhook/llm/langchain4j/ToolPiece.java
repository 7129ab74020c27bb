package dev.offhook.llm.langchain4j;

/**
 * Part of a tool call, as a stream brings it; what is blank, this part does not tell.
 *
 * @param slot the provider's number for the call within the reply, {@link #NO_SLOT} where it has
 *     none
 * @param arguments the next of their text
 * @param signature what the provider wants to see again beside the call
 */
record ToolPiece(int slot, String id, String name, String arguments, String signature) {
  static final int NO_SLOT = -1;
}
