package dev.offhook.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.llm.Prompt.Turn;
import dev.offhook.privacy.Privacy;
import dev.offhook.store.Story;
import dev.offhook.store.TurnRecord;
import dev.offhook.store.TurnRecord.Side;
import dev.offhook.time.HandTimers;
import dev.offhook.turn.RandomEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The story that a call's log tells, against what the call itself knew. */
class StoryProperties {
  private static final CallSid CALL = new CallSid("CA0123456789abcdef0123456789abcdef");

  /** A word of a reply: which one, and whether a clause ends with it. */
  private static final Pattern TOKEN = Pattern.compile("r\\d+w\\d+[.,?]?");

  @Property(tries = 2000)
  void whatWasHeardInTheStoryIsWhatTheModelIsTold(@ForAll @LongRange(min = 0) long seed) {
    var history = new History();
    var log = log(seed, history);

    var heard =
        Story.of(log).turns().stream()
            .filter(turn -> !turn.heard().isBlank())
            .map(StoryProperties::told)
            .toList();

    assertThat(heard).as("%s", log).isEqualTo(history.turns());
  }

  @Property(tries = 2000)
  void everyReplyIsOneTurnAndSaidOnce(@ForAll @LongRange(min = 0) long seed) {
    var log = log(seed, new History());

    var told = new ArrayList<String>();
    for (var turn : Story.of(log).turns()) {
      assertThat(turn.sent()).as("%s", log).startsWith(assistants(turn));
      var tokens = TOKEN.matcher(turn.sent()).results().map(MatchResult::group).toList();
      assertThat(tokens).as("in %s of %s", turn, log).doesNotHaveDuplicates();
      told.addAll(tokens);
      if (!turn.generated().isEmpty()) {
        assertThat(turn.generated()).startsWith(String.join(" ", tokens));
      }
    }

    assertThat(told).as("%s", log).doesNotHaveDuplicates();
  }

  private static String assistants(TurnRecord turn) {
    return turn.side() == Side.ASSISTANT ? turn.heard() : "";
  }

  @Property(tries = 500)
  void pageByPageItIsTheSameStory(@ForAll @LongRange(min = 0) long seed) {
    var log = log(seed, new History());
    var story = new Story();
    var before = List.<TurnRecord>of();

    for (var event : log) {
      story.tell(event);
      assertThat(story.turns()).hasSizeGreaterThanOrEqualTo(before.size());
      before = story.turns();
      assertThat(before).allMatch(turn -> !(turn.sent() + turn.heard()).isBlank());
      assertThat(before).map(TurnRecord::number).isEqualTo(numbers(before.size()));
    }

    assertThat(before).isEqualTo(Story.of(log).turns());
    assertThat(story.call()).isEqualTo(Story.of(log).call());
  }

  private static List<Integer> numbers(int size) {
    return java.util.stream.IntStream.range(0, size).boxed().toList();
  }

  private static Turn told(TurnRecord turn) {
    return turn.side() == Side.CALLER
        ? new Turn.Caller(turn.heard())
        : new Turn.Said(turn.heard(), turn.cutShort());
  }

  /** Writes a random call down as a conversation does, and keeps its history. */
  private static List<LoggedEvent> log(long seed, History history) {
    var log = new ArrayList<LoggedEvent>();
    var diary = Diary.begun(CALL, (_, event) -> log.add(event), new HandTimers(), Privacy.OPEN);
    diary.note(
        new CallEvent.Arrived(
            new CallDetails(
                CALL,
                new PhoneNumber("+15550100"),
                new PhoneNumber("+15550199"),
                CallDetails.Direction.INBOUND,
                Map.of()),
            new Answering("receptionist", "1", Answering.Mode.RELAY),
            Instant.EPOCH));
    diary.note(new CallEvent.LineUp("VX1", ""));
    for (var step : RandomEvents.of(seed)) {
      diary.told(step.signal(), step.moves(), step.at());
      step.moves().forEach(history::remember);
    }
    diary.note(new CallEvent.Ended(CallEnd.goodbye()));
    return log;
  }
}
