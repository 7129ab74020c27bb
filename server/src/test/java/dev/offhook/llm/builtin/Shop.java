package dev.offhook.llm.builtin;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.Examiner;
import dev.offhook.assistant.HouseWords;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompt.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The example receptionist with a caller on the line, at a time of the test's choosing. */
final class Shop {
  /** Nobody was open or closed by exception for weeks around it; the shop is open. */
  static final String SATURDAY_NOON = "2024-12-14T12:00";

  static final Assistant ASSISTANT =
      Assistants.load(Path.of("no-such-folder"), HouseWords.NONE, Examiner.CONTENT)
          .all()
          .getFirst();
  static final FactFinder FACTS = FactFinder.of(ASSISTANT.knowledge());

  private static final CallDetails CALL =
      new CallDetails(
          new CallSid("CA" + "0".repeat(32)),
          PhoneNumber.WITHHELD,
          PhoneNumber.WITHHELD,
          CallDetails.Direction.INBOUND,
          Map.of());

  private final Instant now;
  private final List<Turn> turns = new ArrayList<>();

  Shop(String wallTime) {
    this.now = LocalDateTime.parse(wallTime).atZone(ASSISTANT.timeZone()).toInstant();
    turns.add(new Turn.Said(ASSISTANT.greeting(), false));
  }

  /** The caller says something, and the answer becomes part of the talk. */
  Answer hears(String words) {
    turns.add(new Turn.Caller(words));
    var answer = new Desk(prompt(), FACTS).answer();
    turns.add(new Turn.Said(answer.words(), false));
    return answer;
  }

  Prompt prompt() {
    return new Prompt(ASSISTANT, CALL, turns, List.of(), now);
  }

  static Prompt asked(Assistant assistant, String words) {
    return new Prompt(assistant, CALL, List.of(new Turn.Caller(words)), List.of(), Instant.EPOCH);
  }
}
