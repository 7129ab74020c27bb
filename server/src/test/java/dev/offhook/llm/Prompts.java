package dev.offhook.llm;

import dev.offhook.assistant.Abilities;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.BargeIn;
import dev.offhook.assistant.Knowledge;
import dev.offhook.assistant.Voice;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Privacy;
import dev.offhook.tool.ToolSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prompts for tests, as short as a test can say them. */
public final class Prompts {
  private Prompts() {}

  /** Turn by turn, the last one the caller's. */
  public static Prompt of(String instructions, String... words) {
    var turns = new ArrayList<Prompt.Turn>();
    for (int i = 0; i < words.length; i++) {
      boolean callers = (words.length - 1 - i) % 2 == 0;
      turns.add(callers ? new Prompt.Turn.Caller(words[i]) : new Prompt.Turn.Said(words[i], false));
    }
    return of(instructions, turns);
  }

  public static Prompt of(String instructions, List<Prompt.Turn> turns) {
    return new Prompt(assistant(instructions), call(), turns, List.of(), Instant.EPOCH);
  }

  /** One with tools that the model may ask for. */
  public static Prompt with(List<ToolSpec> tools, List<Prompt.Turn> turns) {
    return new Prompt(assistant("Be brief."), call(), turns, tools, Instant.EPOCH);
  }

  private static CallDetails call() {
    return new CallDetails(
        new CallSid("CA" + "0".repeat(32)),
        PhoneNumber.WITHHELD,
        PhoneNumber.WITHHELD,
        CallDetails.Direction.INBOUND,
        Map.of());
  }

  public static Assistant assistant(String instructions) {
    return new Assistant(
        "test",
        "1",
        "Test",
        "",
        false,
        "",
        instructions,
        ZoneOffset.UTC,
        Knowledge.NONE,
        Voice.USUAL,
        Assistant.ModelChoice.SERVERS_OWN,
        List.of(),
        BargeIn.USUAL,
        Abilities.USUAL,
        dev.offhook.assistant.Calling.USUAL,
        Assistant.Limits.USUAL,
        Privacy.USUAL,
        Assistant.Mode.SERVERS_OWN);
  }
}
