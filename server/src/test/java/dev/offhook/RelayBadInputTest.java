package dev.offhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Frames in the middle of a call that no carrier should send. */
class RelayBadInputTest {
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CONTINUATION = 0;
  private static final int PING = 9;
  private static final int TOO_BIG = 1009;
  private static final int RUBBISH = 1007;
  private static final String ANSWER = "How may I help you?";

  @Test
  @DisplayName("[B000-1] [B001-4] [001-18] a call survives every nasty frame there is and talks on")
  void aCallSurvivesNastyFrames() throws IOException {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      var frames = nastyFrames();
      assertThat(frames).hasSizeGreaterThan(80);
      for (int i = 0; i < frames.size(); i++) {
        call.sendRaw(frames.get(i));
        if (i % 9 == 8) {
          call.sendRaw("{\"type\":\"info\",\"name\":\"clientSpeaking\",\"value\":\"off\"}");
        }
      }
      server.time().settle();

      assertThat(server.model().ledger().requests()).isEmpty();
      assertThat(server.ask(call, "Hello?")).isEqualTo(ANSWER);
      assertThat(sockets(call)).isOne();
      call.hangUp();
    }
  }

  @Test
  void nineBadFramesAndAGoodOneAreForgiven() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < 9; i++) {
          call.sendRaw("[" + i + "]");
        }
        call.sendRaw("{\"type\":\"info\",\"name\":\"agentSpeaking\",\"value\":\"off\"}");
      }
      assertThat(server.ask(call, "Hello?")).isEqualTo(ANSWER);
      assertThat(sockets(call)).isOne();
      call.hangUp();
    }
  }

  @Test
  @DisplayName("ten bad frames in a row end the session, text and binary alike; not the other call")
  void tenBadFramesInARowEndTheSession() {
    try (var server = TestServer.openAi()) {
      var other = server.call();
      List<IntFunction<Buffer>> kinds =
          List.of(
              i -> BareSocket.text("rubbish " + i),
              i -> BareSocket.frame(BINARY, true, new byte[] {(byte) i}),
              i ->
                  i % 2 == 0 ? BareSocket.text("{}") : BareSocket.frame(BINARY, true, new byte[0]));
      for (var kind : kinds) {
        var line = Lines.connected(server);
        for (int i = 0; i < 10; i++) {
          assertThat(line.closeCode()).as("after %d", i).isZero();
          line.send(kind.apply(i));
        }
        assertThat(line.closeCode()).isEqualTo(RUBBISH);
        line.close();
      }
      assertThat(server.ask(other, "Hello?")).isEqualTo(ANSWER);
      other.hangUp();
    }
  }

  @Test
  void framesOfTypesToComeNeverCount() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      for (int i = 0; i < 50; i++) {
        call.sendRaw("{\"type\":\"news\",\"number\":" + i + "}");
        call.sendRaw("{\"type\":\"info\",\"name\":\"weather\",\"value\":\"fine\"}");
      }
      assertThat(server.ask(call, "Hello?")).isEqualTo(ANSWER);
      assertThat(sockets(call)).isOne();
      call.hangUp();
    }
  }

  @Test
  void aFrameOver64KiBClosesItsOwnSocketOnly() {
    try (var server = TestServer.openAi()) {
      var other = server.call();
      var line = Lines.connected(server);
      line.send(BareSocket.frame(TEXT, true, prompt(64 * 1024 + 1)));

      assertThat(line.closeCode()).isEqualTo(TOO_BIG);
      assertThat(server.ask(other, "Hello?")).isEqualTo(ANSWER);
      assertThat(server.model().ledger().requests()).hasSize(1);
      line.close();
      other.hangUp();
    }
  }

  @Test
  void aMessageOver64KiBInPiecesClosesItsOwnSocketOnly() {
    try (var server = TestServer.openAi()) {
      var other = server.call();
      for (int opcode : new int[] {TEXT, BINARY}) {
        var line = Lines.connected(server);
        line.send(BareSocket.frame(opcode, false, prompt(40_000)));
        assertThat(line.closeCode()).isZero();
        line.send(BareSocket.frame(CONTINUATION, false, prompt(40_000)));

        assertThat(line.closeCode()).isEqualTo(TOO_BIG);
        line.close();
      }
      assertThat(server.ask(other, "Hello?")).isEqualTo(ANSWER);
      other.hangUp();
    }
  }

  @Test
  @DisplayName("a message of 64 KiB is read, also in pieces with pings between them")
  void theLargestMessageIsRead() {
    try (var server = TestServer.openAi()) {
      var line = Lines.connected(server);
      var largest = prompt(64 * 1024);
      line.send(BareSocket.frame(TEXT, false, java.util.Arrays.copyOf(largest, 30_000)));
      line.send(BareSocket.frame(PING, true, new byte[] {1}));
      line.send(
          BareSocket.frame(
              CONTINUATION, true, java.util.Arrays.copyOfRange(largest, 30_000, largest.length)));
      server.time().advance(Duration.ofSeconds(1));

      assertThat(line.closeCode()).isZero();
      assertThat(server.model().ledger().requests()).hasSize(1);
      line.close();
    }
  }

  @Test
  void bytesThatBreakTheWebSocketCloseIt() {
    try (var server = TestServer.openAi()) {
      for (var broken :
          List.of(
              Buffer.buffer(new byte[] {(byte) 0xF1, (byte) 0x80, 0, 0, 0, 0}),
              Buffer.buffer(new byte[] {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0}),
              BareSocket.frame(CONTINUATION, true, new byte[] {1}),
              Buffer.buffer(new byte[] {(byte) 0x81, 1, 'x'}))) {
        var line = Lines.connected(server);
        line.send(broken);
        server.time().advance(Duration.ofSeconds(1));

        assertThat(line.closeCode() != 0 || line.closed()).as("%s", broken).isTrue();
        line.close();
      }
    }
  }

  @Test
  @DisplayName("a blank prompt is no turn")
  void blankPromptsGetNoReply() {
    try (var server = TestServer.openAi()) {
      var call = server.call();
      for (var words : List.of("", " ", "\\t\\n", "\\u00a0")) {
        call.sendRaw("{\"type\":\"prompt\",\"voicePrompt\":\"" + words + "\",\"last\":true}");
      }
      server.time().advance(Duration.ofSeconds(2));

      assertThat(server.model().ledger().requests()).isEmpty();
      assertThat(server.ask(call, "Hello?")).isEqualTo(ANSWER);
      call.hangUp();
    }
  }

  /** How often the line was brought up. */
  private static long sockets(SimulatedCall call) {
    return call.framesOut().stream().filter(frame -> frame.type().equals("setup")).count();
  }

  /** A prompt frame of so many bytes. */
  private static byte[] prompt(int bytes) {
    var start = "{\"type\":\"prompt\",\"voicePrompt\":\"";
    var end = "\",\"last\":true}";
    return (start + "a".repeat(bytes - start.length() - end.length()) + end).getBytes(UTF_8);
  }

  private static List<String> nastyFrames() throws IOException {
    var name = "telephony/twilio/nasty-frames.tsv";
    try (var file = RelayBadInputTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.matches("(Setup|Prompt|Interrupt)\t.*"))
          .map(line -> line.substring(line.indexOf('\t') + 1))
          .toList();
    }
  }
}
