package dev.offhook.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.ToolEnd;
import dev.offhook.store.LogUnreadable;
import dev.offhook.turn.Decision;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Parting;
import dev.offhook.turn.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are kept for years: what was written once must be read for ever. */
class EventJsonTest {
  private static final String EXAMPLES = "events.jsonl";

  @Test
  void everyKindIsWrittenAsItAlwaysWas() {
    var written =
        EventExamples.page().stream().map(event -> EventJson.write(List.of(event))).toList();

    assertThat(written).containsExactlyElementsOf(examples());
  }

  @Test
  void whatWasWrittenIsReadExactly() {
    var json = "[" + String.join(",", examples().stream().map(EventJsonTest::inner).toList()) + "]";

    assertThat(EventJson.read(json, 0)).isEqualTo(EventExamples.page());
  }

  @Test
  void noKindIsWithoutAnExample() {
    var shown = new HashSet<Class<?>>();
    EventExamples.page().forEach(event -> collect(event.event(), shown));

    assertThat(shown).containsAll(EventNames.SETS.stream().flatMap(EventJsonTest::kinds).toList());
  }

  @Test
  void noNameOfASetOfWordsChanges() {
    var names =
        Stream.<Enum<?>[]>of(
                Answering.Mode.values(),
                CallDetails.Direction.values(),
                CallEnd.Reason.values(),
                CallEnd.Party.values(),
                Decision.values(),
                Parting.values(),
                Departure.values(),
                ToolEnd.values())
            .flatMap(Stream::of)
            .map(Enum::name);

    assertThat(names).containsExactlyElementsOf(lines("words.txt"));
  }

  @Test
  void whatALaterProgramAddsIsPassedOver() {
    var json = "[[5,{\"is\":\"passed\",\"mood\":{\"of\":[1]},\"reply\":1,\"words\":\"Hi\"}]]";

    assertThat(EventJson.read(json, 3))
        .containsExactly(new LoggedEvent(3, Duration.ofNanos(5), new CallEvent.Passed(1, "Hi")));
  }

  @Test
  void aReplyThatOnceWasTheLastOrNotIsStillRead() {
    var json =
        "[[1,{\"is\":\"told\",\"signal\":{\"is\":\"replyComplete\",\"reply\":7,\"leaving\":true}}],"
            + "[2,{\"is\":\"told\",\"signal\":{\"is\":\"replyComplete\",\"reply\":8,\"leaving\":false}}]]";

    assertThat(EventJson.read(json, 0).stream().map(LoggedEvent::event))
        .containsExactly(
            new CallEvent.Told(new Signal.ReplyComplete(7, Departure.HANG_UP)),
            new CallEvent.Told(new Signal.ReplyComplete(8, Departure.NONE)));
  }

  @Test
  void aHangupFromBeforeItsReasonWasToldIsReadAsAGoodbye() {
    assertThat(EventJson.read("[[5,{\"is\":\"made\",\"move\":{\"is\":\"hangUp\"}}]]", 3))
        .containsExactly(
            new LoggedEvent(
                3, Duration.ofNanos(5), new CallEvent.Made(new Move.HangUp(Parting.GOODBYE))));
  }

  @Test
  void aKindThatIsNotKnownIsNamed() {
    var json = "[[1,{\"is\":\"takenUp\"}],[2,{\"is\":\"beamedUp\",\"by\":\"Scotty\"}]]";

    assertThatThrownBy(() -> EventJson.read(json, 40))
        .isInstanceOf(LogUnreadable.class)
        .hasMessageContaining("event 41")
        .hasMessageContaining("beamedUp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[1]",
        "[[1]]",
        "[[1,{\"is\":\"takenUp\"}]",
        "[[1,{\"is\":\"takenUp\"},2]]",
        "[[\"1\",{\"is\":\"takenUp\"}]]",
        "[[1,{\"words\":\"Hi\"}]]",
        "[[1,{\"is\":\"passed\",\"reply\":1}]]",
        "[[1,{\"is\":\"ended\",\"end\":{\"reason\":\"BORED\",\"doing\":\"US\"}}]]",
      })
  void whatIsDamagedIsSaidToBe(String json) {
    assertThatThrownBy(() -> EventJson.read(json, 0)).isInstanceOf(LogUnreadable.class);
  }

  private static void collect(Object value, Set<Class<?>> shown) {
    shown.add(value.getClass());
    if (value.getClass().getPackageName().startsWith("dev.offhook") && value instanceof Record) {
      Stream.of(value.getClass().getRecordComponents())
          .forEach(part -> collect(part(value, part), shown));
    }
  }

  private static Object part(Object value, RecordComponent part) {
    try {
      var accessor = part.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(part.getName(), e);
    }
  }

  private static Stream<Class<?>> kinds(Class<?> set) {
    return Stream.of(set.getPermittedSubclasses());
  }

  private static String inner(String page) {
    return page.substring(1, page.length() - 1);
  }

  private static List<String> examples() {
    return lines(EXAMPLES);
  }

  private static List<String> lines(String name) {
    try (var file = EventJsonTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
