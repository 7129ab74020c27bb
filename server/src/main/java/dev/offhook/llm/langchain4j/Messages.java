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
 * alternate, the last word is the caller's or a tool's.
 */
final class Messages {
  /** Stands where Anthropic and Gemini demand a user first, when our greeting came first. */
  private static final String CALL_BEGINS = "(The call begins.)";

  private Messages() {}

  /**
   * The whole conversation so far.
   *
   * @param tooled whether the model is offered tools; one that is not is told of none that were
   *     used
   * @return empty when no caller's word is in it
   */
  static List<ChatMessage> of(
      Prompt prompt, Manners manners, boolean tooled, ToolMessages toolMessages) {
    var turns = merged(prompt.turns(), tooled);
    while (!turns.isEmpty() && turns.getLast() instanceof Turn.Said) {
      turns.removeLast();
    }
    if (turns.isEmpty()) {
      return List.of();
    }
    var messages = new ArrayList<ChatMessage>();
    var instructions = prompt.assistant().instructions();
    if (manners.instructed && !instructions.isBlank()) {
      messages.add(SystemMessage.from(instructions));
    }
    if (manners.userFirst && !(turns.getFirst() instanceof Turn.Caller)) {
      messages.add(UserMessage.from(CALL_BEGINS));
    }
    add(turns, toolMessages, messages);
    return List.copyOf(messages);
  }

  private static void add(List<Turn> turns, ToolMessages tools, List<ChatMessage> messages) {
    var round = new ArrayList<Turn.Used>();
    for (var turn : turns) {
      if (!round.isEmpty() && !(turn instanceof Turn.Used used && tools.together(used))) {
        tools.add(round, messages);
        round.clear();
      }
      switch (turn) {
        case Turn.Caller(String words) -> messages.add(UserMessage.from(words));
        case Turn.Said(String words, boolean _) -> messages.add(AiMessage.from(words));
        case Turn.Used used -> round.add(used);
      }
    }
    if (!round.isEmpty()) {
      tools.add(round, messages);
    }
  }

  /** Turns of one side in a row become one, a blank between them; blank turns go. */
  private static List<Turn> merged(List<Turn> turns, boolean tooled) {
    var merged = new ArrayList<Turn>();
    for (var given : turns) {
      var turn = given instanceof Turn.Used && !tooled ? new Turn.Said(given.words(), true) : given;
      if (turn.words().isBlank() && !(turn instanceof Turn.Used)) {
        continue;
      }
      merged.add(
          !merged.isEmpty() && sameSide(merged.getLast(), turn)
              ? joined(merged.removeLast(), turn)
              : turn);
    }
    return merged;
  }

  /** After a tool's answer anything is another side's; Gemini takes no call after our own words. */
  private static boolean sameSide(Turn first, Turn second) {
    return switch (first) {
      case Turn.Caller _ -> second instanceof Turn.Caller;
      case Turn.Said _ -> second instanceof Turn.Said || second instanceof Turn.Used;
      case Turn.Used _ -> false;
    };
  }

  private static Turn joined(Turn first, Turn second) {
    var words = (first.words().stripTrailing() + " " + second.words().stripLeading()).strip();
    return switch (second) {
      case Turn.Caller _ -> new Turn.Caller(words);
      case Turn.Said said -> new Turn.Said(words, said.cutShort());
      case Turn.Used used -> new Turn.Used(words, used.call(), used.answer());
    };
  }
}
