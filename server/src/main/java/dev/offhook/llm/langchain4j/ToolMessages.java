package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.offhook.call.ToolCall;
import dev.offhook.llm.Prompt.Turn;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tool calls as they are shown to the model again.
 *
 * <p>What a model generated may be no tool's name and no JSON. It would be refused in a request,
 * and in every later one of the call, so it is shown only as far as providers take it.
 */
final class ToolMessages {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int LONGEST_NAME = 64;

  /** Under which LangChain4j looks for what goes with Gemini's first call of a message. */
  private static final String SIGNATURE = "thinking_signature";

  /** What Gemini takes for a call it made in a conversation it has not seen. */
  private static final String UNSIGNED = "skip_thought_signature_validator";

  /** The generations of Gemini whose calls need no signature. */
  private static final Pattern NEVER_SIGNED = Pattern.compile("gemini-(1|2)[.-].*");

  private final Manners manners;
  private final Echoes.OfCall echoes;
  private final String model;

  /**
   * @param model the name of the one that will be asked
   */
  ToolMessages(Manners manners, Echoes.OfCall echoes, String model) {
    this.manners = manners;
    this.echoes = echoes;
    this.model = model;
  }

  /** Whether it was wanted in one breath with the one before it. */
  boolean together(Turn.Used used) {
    return used.words().isBlank() && echoes.together(used.call().id());
  }

  /** Wishes of one breath, and then what came of each. */
  void add(List<Turn.Used> round, List<ChatMessage> messages) {
    var first = round.getFirst();
    var wishes = round.stream().map(used -> wish(used.call())).toList();
    var message = AiMessage.builder().toolExecutionRequests(wishes);
    if (!first.words().isBlank()) {
      message.text(first.words());
    }
    var signature = signature(first.call());
    if (!signature.isEmpty()) {
      message.attributes(Map.of(SIGNATURE, signature));
    }
    messages.add(message.build());
    for (int i = 0; i < round.size(); i++) {
      var answer = round.get(i).answer();
      messages.add(
          ToolExecutionResultMessage.from(wishes.get(i), answer.isBlank() ? "(nothing)" : answer));
    }
  }

  private String signature(ToolCall call) {
    if (manners != Manners.GEMINI) {
      return "";
    }
    var known = echoes.signature(call.id());
    return known.isEmpty() && !NEVER_SIGNED.matcher(model).matches() ? UNSIGNED : known;
  }

  private ToolExecutionRequest wish(ToolCall call) {
    var wish = ToolExecutionRequest.builder();
    // Gemini goes by order where it gave no id
    if (manners != Manners.GEMINI || !CallIds.isOurs(call.id())) {
      wish.id(call.id());
    }
    return wish.name(name(call.name())).arguments(arguments(call.arguments())).build();
  }

  private static String name(String generated) {
    var name = NOT_IN_NAMES.matcher(generated).replaceAll("_");
    if (name.isEmpty()) {
      return "_";
    }
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static String arguments(String generated) {
    try {
      return JSON.readTree(generated).isObject() ? generated : "{}";
    } catch (JsonProcessingException e) {
      return "{}";
    }
  }
}
