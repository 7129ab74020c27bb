package dev.offhook.llm.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("[F13] server-sent events, however they are cut and written")
class SseDecoderTest {
  private record Event(String name, String data) {}

  /** Decodes {@code text} in pieces of {@code size} bytes. */
  private static List<Event> decoded(String text, int size) {
    var events = new ArrayList<Event>();
    var decoder = new SseDecoder(1_000, (name, data) -> events.add(new Event(name, data)));
    var bytes = Buffer.buffer(text);
    for (int from = 0; from < bytes.length(); from += size) {
      decoder.feed(bytes.slice(from, Math.min(bytes.length(), from + size)));
    }
    decoder.end();
    return events;
  }

  record Case(String stream, List<Event> events) {}

  static List<Case> cases() {
    return List.of(
        one("data: a\n\n", "", "a"),
        one("data:a\r\n\r\n", "", "a"),
        one("data:  a\r\r", "", " a"),
        one("\uFEFFdata: a\n\n", "", "a"),
        one(": comment\n:\n\nid: 1\nretry: 5\nevent: e\ndata: a\n\n", "e", "a"),
        one("data: a\ndata\ndata: b\n\n", "", "a\n\nb"),
        one("data: a", "", "a"),
        one("data: Grüße 😀\n\n", "", "Grüße 😀"),
        one("event: lost\n\ndata: a\n\n", "", "a"),
        one("data:\n\ndatax: b\n\ndata: a\n\n", "", "a"),
        new Case("\n\n: nothing\n\n", List.of()),
        new Case(
            "data: a\n\nevent: e\ndata: b\n\n", List.of(new Event("", "a"), new Event("e", "b"))));
  }

  private static Case one(String stream, String name, String data) {
    return new Case(stream, List.of(new Event(name, data)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eventsAreDecoded(Case example) {
    assertThat(decoded(example.stream(), Integer.MAX_VALUE / 2)).isEqualTo(example.events());
    assertThat(decoded(example.stream(), 1)).isEqualTo(example.events());
  }

  @Property(tries = 1_000)
  void theCutMakesNoDifference(
      @ForAll("streams") String stream, @ForAll @IntRange(min = 1, max = 9) int size) {
    assertThat(decoded(stream, size)).isEqualTo(decoded(stream, stream.length() * 4 + 1));
  }

  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(
            "data", ":", " ", "\n", "\r", "\r\n", "event: e", "ü", "😀", "x", "\uFEFF")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  @Test
  void anEventThatGrowsWithoutEndIsGivenUp() {
    var line = Buffer.buffer("data: " + "x".repeat(600) + "\n");
    var decoder = new SseDecoder(1_000, (name, data) -> {});
    decoder.feed(line);

    assertThatThrownBy(() -> decoder.feed(line)).isInstanceOf(SseDecoder.TooLong.class);
  }
}
