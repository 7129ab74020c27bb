package dev.offhook.llm.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
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
    turns.forEach(turn -> messages.add(message(turn)));
    return List.copyOf(messages);
  }

  private static ChatMessage message(Turn turn) {
    return switch (turn) {
      case Turn.Caller(String words) -> UserMessage.from(words);
      case Turn.Said(String words, boolean _) -> AiMessage.from(words);
    };
  }

  /** Turns of one side in a row become one, a blank between them; blank turns go. */
  private static List<Turn> merged(List<Turn> turns) {
    var merged = new ArrayList<Turn>();
    for (var turn : turns) {
      if (turn.words().isBlank()) {
        continue;
      }
      boolean sameSide = !merged.isEmpty() && merged.getLast().getClass() == turn.getClass();
      merged.add(sameSide ? joined(merged.removeLast(), turn) : turn);
    }
    return merged;
  }

  private static Turn joined(Turn first, Turn second) {
    var words = first.words().stripTrailing() + " " + second.words().stripLeading();
    return switch (second) {
      case Turn.Caller _ -> new Turn.Caller(words);
      case Turn.Said said -> new Turn.Said(words, said.cutShort());
    };
  }
}
