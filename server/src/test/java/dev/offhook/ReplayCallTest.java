package dev.offhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.SimulatedCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./offhook replay}: a real call of the log, by the rules of then and by others. */
@Timeout(180)
class ReplayCallTest {
  private static final String HOURS = "What are your opening hours?";
  private static final String NONE = "CA" + "0".repeat(32);

  @TempDir private Path root;

  private record Said(int status, String out, String err) {}

  @Test
  void byTheSameRulesNothingIsDecidedDifferently() {
    var call = interrupted("Uh-huh.");

    var said = replay(Map.of(), call);

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).matches("\\d\\d+ moments, all decided as then\n");
    assertThat(said.status()).isZero();
    assertThat(replay(Map.of(), call)).as("again").isEqualTo(said);
  }

  @Test
  @DisplayName("with a stop phrase more, what was a reply that went on is one that stops")
  void aStopPhraseMoreIsADifference() {
    var call = interrupted("Hmm alright.");

    var said = replay(Map.of("BARGE_IN_EXTRA_STOP_PHRASES", "alright, hmm alright"), call);

    assertThat(said.status()).as(said.toString()).isEqualTo(1);
    var first = said.out().lines().toList();
    assertThat(first.getFirst()).contains("s  the caller said \"Hmm alright.\"");
    assertThat(said.out())
        .contains("then   went on: a nod (\"Hmm alright.\")")
        .contains("today  stopped: a stop phrase of the assistant's own (\"Hmm alright.\")")
        .containsPattern("1 of \\d+ moments decided differently");
  }

  @Test
  @DisplayName("with less patience, a held reply goes on before the caller has said a word")
  void lessPatienceIsADifference() {
    var call = silentlyInterrupted();

    assertThat(replay(Map.of(), call).status()).isZero();
    var said = replay(Map.of("BARGE_IN_RESUME_TIMEOUT_S", "1"), call);

    assertThat(said.status()).as(said.toString()).isEqualTo(1);
    assertThat(said.out()).contains("time has passed").contains("no words for 1 s");
  }

  @Test
  @DisplayName("with a rule left out in the assistant's file of today, and its version told")
  void aRuleLeftOutIsADifference() throws IOException {
    var call = interrupted("Uh-huh. On Sunday");
    Files.createDirectories(root.resolve("assistants"));
    Files.writeString(
        root.resolve("assistants/receptionist.yaml"),
        "name: Shop\nbargeIn:\n  without: [three-outcomes, tail, answers]\n");

    var said = replay(Map.of(), call);

    assertThat(said.out()).startsWith("held by receptionist, version ");
    assertThat(said.status()).as(said.toString()).isEqualTo(1);
  }

  @Test
  @DisplayName("what cannot be replayed is told in one line, with status 2")
  void whatCannotBeReplayedIsTold() throws IOException {
    assertThat(replay(Map.of(), NONE))
        .isEqualTo(
            new Said(2, "", "There is no call log in " + root + "/data (OFFHOOK_DATA_DIR)\n"));
    assertThat(root.resolve("data")).doesNotExist();
    interrupted("Uh-huh.");
    assertThat(replay(Map.of(), NONE))
        .isEqualTo(new Said(2, "", "The call log does not know " + NONE + "\n"));
    assertThat(replay(Map.of(), "CA1").err())
        .isEqualTo("CA1 is no call: CA and 32 hexadecimal digits\n");
    assertThat(replay(Map.of("PORT", "x"), NONE).err()).startsWith("PORT is").hasLineCount(1);
    assertThat(replay(Map.of(), NONE, "--colour").err()).startsWith("--colour is no option");
    var away = Map.of("DATABASE_URL", "jdbc:postgresql://user:word@127.0.0.1:1/nothing");
    assertThat(replay(away, NONE).err())
        .startsWith("The call log cannot be read: ")
        .hasLineCount(1);
    assertThat(replay(away, NONE).status()).isEqualTo(2);
    Files.writeString(root.resolve("data/offhook.db"), "no database at all, but long enough");
    assertThat(replay(Map.of(), NONE).status()).isEqualTo(2);
  }

  /** Holds a call whose second answer is interrupted with these words, and ends it. */
  private String interrupted(String words) {
    try (var server = server()) {
      var call = telling(server);
      call.say(words);
      server.time().advance(Duration.ofSeconds(20));
      server.hangUp(call);
      return call.sid();
    }
  }

  /** The same with a noise. */
  private String silentlyInterrupted() {
    try (var server = server()) {
      var call = telling(server);
      call.murmur();
      server.time().advance(Duration.ofSeconds(20));
      server.hangUp(call);
      return call.sid();
    }
  }

  private SimulatedCall telling(TestServer server) {
    var call = server.call();
    call.say(HOURS);
    server.until(() -> OnTheWire.textCount(call) > 0, "the answer begins");
    server.time().advance(Duration.ofSeconds(1));
    return call;
  }

  private TestServer server() {
    return LoggedServer.in(root.resolve("data"));
  }

  private Said replay(Map<String, String> settings, String call, String... options) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var environment = new HashMap<>(settings);
    var arguments = new ArrayList<>(List.of(call));
    arguments.addAll(List.of(options));
    var command =
        new ReplayCommand(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    var status = command.run(root, environment, arguments);
    return new Said(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
