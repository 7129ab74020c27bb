package dev.offhook.telephony.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NastyFramesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @DisplayName("[000-36] [001-18] [B000-1] [B001-4] each nasty frame has its named answer")
  void eachNastyFrameHasItsNamedAnswer() throws IOException {
    var frames = corpus();

    assertThat(frames).hasSizeGreaterThan(100);
    for (var line : frames) {
      int tab = line.indexOf('\t');
      var text = line.substring(tab + 1);
      assertThat(named(RelayFrames.read(text))).as(line).isEqualTo(line.substring(0, tab));
      assertThat(named(RelayFrames.read(text.getBytes(UTF_8))))
          .as("%s", line)
          .isEqualTo(line.substring(0, tab));
    }
  }

  @Test
  void sizeAndDepthDoNotMatter() {
    assertThat(named(RelayFrames.read(""))).isEqualTo("not-json");
    assertThat(named(RelayFrames.read(new byte[0]))).isEqualTo("not-json");
    assertThat(named(RelayFrames.read("\u0000"))).isEqualTo("not-json");
    assertThat(named(RelayFrames.read("\uFEFF\uFEFF{}"))).isEqualTo("not-json");
    assertThat(named(RelayFrames.read(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1})))
        .isEqualTo("not-json");
    assertThat(named(RelayFrames.read("[".repeat(30_000)))).isEqualTo("beyond-limits");
    assertThat(named(RelayFrames.read("{\"type\":".repeat(30_000)))).isEqualTo("beyond-limits");
    assertThat(named(RelayFrames.read("{\"type\":\"interrupt\",\"x\":" + "9".repeat(60_000) + "}")))
        .isEqualTo("beyond-limits");
    assertThat(
            RelayFrames.read(
                "{\"type\":\"prompt\",\"voicePrompt\":\"" + "a".repeat(60_000) + "\"}"))
        .isEqualTo(new RelayFrame.Prompt("a".repeat(60_000), "", true));
  }

  @Test
  void bytesThatAreNotUtf8AreNotJson() {
    byte[] frame = "{\"type\":\"prompt\",\"voicePrompt\":\"?\"}".getBytes(UTF_8);
    frame[frame.length - 3] = (byte) 0xC0;

    assertThat(named(RelayFrames.read(frame))).isEqualTo("not-json");
  }

  @Property(tries = 2000)
  void anyJsonIsReadWithoutAFuss(@ForAll("objects") Map<String, Object> object) throws IOException {
    var text = JSON.writeValueAsString(object);

    assertThat(RelayFrames.read(text)).isEqualTo(RelayFrames.read(text.getBytes(UTF_8)));
  }

  @Property(tries = 1000)
  void anyBeginningOfAFrameIsNotJson(
      @ForAll("objects") Map<String, Object> object, @ForAll int where) throws IOException {
    var text = JSON.writeValueAsString(object);
    var beginning = text.substring(0, Math.floorMod(where, text.length()));

    assertThat(RelayFrames.read(beginning))
        .isEqualTo(new RelayFrame.Ignored(RelayFrame.Reason.NOT_JSON));
  }

  @Property(tries = 1000)
  void anyTextAndAnyBytesAreReadWithoutAFuss(@ForAll String text, @ForAll byte[] bytes) {
    assertThat(RelayFrames.read(text)).isInstanceOf(RelayFrame.Ignored.class);
    assertThat(RelayFrames.read(bytes)).isInstanceOf(RelayFrame.Ignored.class);
  }

  /** Objects whose fields are the relay's, holding anything at all. */
  @Provide
  Arbitrary<Map<String, Object>> objects() {
    var types = Arbitraries.of("setup", "prompt", "interrupt", "dtmf", "error", "info", "other");
    var names =
        Arbitraries.of(
            "voicePrompt",
            "lang",
            "last",
            "utteranceUntilInterrupt",
            "durationUntilInterruptMs",
            "digit",
            "description",
            "name",
            "value",
            "callSid",
            "from",
            "to",
            "direction",
            "sessionId",
            "customParameters",
            "unheardOf");
    var fields = Arbitraries.maps(names, values());
    return types.flatMap(type ->
        fields.map(map -> {
          var object = new HashMap<>(map);
          object.put("type", type);
          return object;
        }));
  }

  private static Arbitrary<Object> values() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(12),
            Arbitraries.of("on", "off", "tokensPlayed", "agentSpeaking", Examples.CALL.value()),
            Arbitraries.doubles(),
            Arbitraries.bigIntegers(),
            Arbitraries.of(true, false));
    return Arbitraries.lazyOf(
        () -> leaf,
        () -> leaf,
        () -> leaf.list().ofMaxSize(3).map(list -> (Object) list),
        () ->
            Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(3), leaf)
                .ofMaxSize(3)
                .map(map -> (Object) map));
  }

  private static char[] surrogates() {
    var surrogates = new char[0x800];
    for (int i = 0; i < surrogates.length; i++) {
      surrogates[i] = (char) (0xD800 + i);
    }
    return surrogates;
  }

  private static String named(RelayFrame frame) {
    return frame instanceof RelayFrame.Ignored(var reason)
        ? reason.code()
        : frame.getClass().getSimpleName();
  }

  private static List<String> corpus() throws IOException {
    try (var file = NastyFramesTest.class.getResourceAsStream("nasty-frames.tsv")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8).lines().toList();
    }
  }
}
