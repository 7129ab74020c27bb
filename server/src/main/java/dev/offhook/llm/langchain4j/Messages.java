package dev.offhook.llm.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.offhook.call.ToolCall;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompt.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * A prompt as providers take it: callers are users, what was heard of us is the assistant's, sides
 * alternate, the last word is the caller's.
 */
final class Messages {
  /** Stands where Anthropic and Gemini demand a user first, when our greeting came first. */
  private static final String CALL_BEGINS = "(The call begins.)";

  private Messages() {}

  /**
   * The whole conversation so far.
   *
   * @param instructed whether the assistant's instructions go before it as system message; a guide
   *     has its own
   * @param userFirst whether the provider refuses a conversation the assistant opens
   * @return empty when no caller's word is in it
   */
  static List<ChatMessage> of(Prompt prompt, boolean instructed, boolean userFirst) {
    var turns = merged(prompt.turns());
    while (!turns.isEmpty() && turns.getLast() instanceof Turn.Said) {
      turns.removeLast();
    }
    if (turns.isEmpty()) {
      return List.of();
    }
    var messages = new ArrayList<ChatMessage>();
    var instructions = prompt.assistant().instructions();
    if (instructed && !instructions.isBlank()) {
      messages.add(SystemMessage.from(instructions));
    }
    if (userFirst && turns.getFirst() instanceof Turn.Said) {
      messages.add(UserMessage.from(CALL_BEGINS));
    }
    turns.forEach(turn -> add(turn, messages));
    return List.copyOf(messages);
  }

  private static void add(Turn turn, List<ChatMessage> messages) {
    switch (turn) {
      case Turn.Caller(String words) -> messages.add(UserMessage.from(words));
      case Turn.Said(String words, boolean _) -> messages.add(AiMessage.from(words));
      case Turn.Used(String words, ToolCall call, String answer) -> {
        var wish = ToolMessages.wish(call);
        messages.add(words.isBlank() ? AiMessage.from(wish) : AiMessage.from(words, List.of(wish)));
        messages.add(ToolExecutionResultMessage.from(wish, answer));
      }
    }
  }

  /** Turns of one side in a row become one, a blank between them; blank turns go. */
  private static List<Turn> merged(List<Turn> turns) {
    var merged = new ArrayList<Turn>();
    for (var turn : turns) {
      var used = turn instanceof Turn.Used;
      if (turn.words().isBlank() && !used) {
        continue;
      }
      boolean sameSide =
          !used && !merged.isEmpty() && merged.getLast().getClass() == turn.getClass();
      merged.add(sameSide ? joined(merged.removeLast(), turn) : turn);
    }
    return merged;
  }

  private static Turn joined(Turn first, Turn second) {
    var words = first.words().stripTrailing() + " " + second.words().stripLeading();
    return switch (second) {
      case Turn.Caller _ -> new Turn.Caller(words);
      case Turn.Said said -> new Turn.Said(words, said.cutShort());
      case Turn.Used used -> used;
    };
  }
}
