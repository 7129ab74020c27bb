package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a call leaves in the log: its events, and nothing anybody said, dialled or pressed. */
class LogLinesCallTest {
  private static final Duration STEP = Duration.ofMillis(150);

  /** Each is said, dialled or shown in the call, and nowhere else in the program. */
  private static final List<String> PRIVATE =
      List.of(
          "zanzibar",
          "quokka",
          "marzipan",
          "xylophone",
          "5554441",
          "5556662",
          "sk-test-1",
          "12345");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.offhook");

  @BeforeEach
  void listen() {
    ours.setLevel(Level.TRACE);
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(lines);
    ours.setLevel(null);
  }

  @Test
  @DisplayName("[B001-7] no words, numbers, keys or secrets in any line of an eventful call")
  void nothingPrivateIsLogged() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.putAll(Map.of("TWILIO_AUTH_TOKEN", "12345", "PUBLIC_URL", TestServer.PUBLIC_URL));
    try (var server = TestServer.with(settings)) {
      var call = eventfulCall(server);

      assertThat(text()).contains(call.sid());
      assertThat(text().toLowerCase(Locale.ROOT)).doesNotContain(PRIVATE);
      var token = call.framesOut().getFirst().json().path("customParameters").path("token");
      assertThat(token.asText()).isNotBlank();
      assertThat(text()).doesNotContain(token.asText());
    }
  }

  private static SimulatedCall eventfulCall(TestServer server) {
    var story = "The quokka eats marzipan, and then it goes on to eat more of it, all day long.";
    var broken =
        Script.refusing(500, "server_error", "Cannot answer zanzibar: sk-test-1 is tired.");
    var model = server.model();
    model.next(
        Script.saying(story, STEP, STEP),
        broken,
        broken,
        Script.of(new Step.Say("The"), new Step.Odd(Step.Oddity.MALFORMED_JSON)),
        Script.saying(story, STEP, STEP));
    var options = CallOptions.inbound().withFrom("+15554441").withTo("+15556662");
    var call = server.call("/voice", options);
    call.say("Where is Zanzibar?");
    server.until(() -> call.heard().size() > 1, "some of the story is heard");
    call.say("What about zanzibar, and 5554441?");
    server.until(() -> model.ledger().requests().size() >= 3, "the model is asked twice more");
    server.time().advance(Duration.ofSeconds(10));
    server.ask(call, "Where is Zanzibar?");
    strangeFrames().forEach(call::sendRaw);
    call.press('7');
    server.time().settle();
    call.say("Where is Zanzibar?");
    server.time().advance(Duration.ofSeconds(4));
    call.dropSocket();
    server.time().advance(Duration.ofSeconds(5));
    call.hangUp();
    server.time().await(call.ended(), Duration.ofSeconds(20));
    return call;
  }

  private static List<String> strangeFrames() {
    return List.of(
        "zanzibar +15554441",
        "{\"type\":\"xylophone\",\"voicePrompt\":\"zanzibar\"}",
        "{\"type\":\"prompt\",\"voicePrompt\":{\"zanzibar\":1}}",
        "{\"type\":\"dtmf\",\"digit\":\"zanzibar\"}",
        "{\"type\":\"info\",\"name\":\"zanzibar\",\"value\":\"xylophone\"}",
        "{\"type\":\"error\",\"description\":\"Invalid message received, code: 64107,"
            + " {'token':'quokka'}\"}");
  }

  @Test
  @DisplayName("[000-05] a line that comes up is logged with its call; the parties stay out of it")
  void theSetupIsLogged() {
    try (var server = TestServer.builtin()) {
      var call = server.call();

      assertThat(linesWith(call.sid()))
          .anyMatch(it -> it.contains("announced"))
          .anyMatch(it -> it.contains("line up"));
      assertThat(text()).doesNotContain("15551230001", "15559870002");
    }
  }

  @Test
  @DisplayName("[000-34] [000-35] a key and a reported error are logged with their call")
  void keysAndErrorsAreLogged() {
    try (var server = TestServer.builtin()) {
      var call = server.call();
      call.press('7');
      call.sendRaw(
          "{\"type\":\"error\",\"description\":\"Invalid message received, code: 64107\"}");
      server.time().settle();

      assertThat(linesWith(call.sid()))
          .anyMatch(it -> it.endsWith("key pressed"))
          .anyMatch(it -> it.endsWith("code: 64107"));
    }
  }

  @Test
  @DisplayName("[001-04] [001-05] [001-18] a frame that is ignored is warned of, with the reason")
  void ignoredFramesAreWarnedOf() {
    try (var server = TestServer.builtin()) {
      var socket = server.twilio().probe();
      var url = "ws://localhost:" + server.port() + "/ws";
      server.time().await(socket.connect(url, Map.of()), STEP);
      server.time().await(socket.send("{\"type\":\"setup\",\"sessionId\":\"VX1\"}"), STEP);
      server.time().await(socket.send("{\"type\":\"prompt\",\"voicePrompt\":\"Hi\"}"), STEP);
      server.time().await(socket.send("{\"type\":\"surprise\"}"), STEP);
      server.time().settle();

      assertThat(lines.list)
          .filteredOn(it -> it.getLevel() == Level.WARN)
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(it -> it.contains("setup-without-call-sid"))
          .anyMatch(it -> it.contains("before-setup"))
          .anyMatch(it -> it.contains("unknown-type"));
    }
  }

  @Test
  @DisplayName("[000-37] a model's failure is logged once, with its kind and without its message")
  void aFailureIsLoggedOnce() {
    try (var server = TestServer.openAi()) {
      var broken = Script.refusing(500, "server_error", "zanzibar");
      server.model().next(broken, broken);
      var call = server.call();
      server.ask(call, "Tell me about bikes.");

      assertThat(linesWith(call.sid()))
          .filteredOn(it -> it.contains("the model failed"))
          .singleElement()
          .asString()
          .endsWith("BROKEN HTTP 500 server_error");
    }
  }

  private List<String> linesWith(String sid) {
    return lines.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(it -> it.contains(sid))
        .toList();
  }

  /** All lines with the exceptions that came along, as a file would have them. */
  private String text() {
    var all = new StringBuilder();
    for (var line : List.copyOf(lines.list)) {
      all.append(line.getLoggerName()).append(' ').append(line.getFormattedMessage()).append('\n');
      for (var cause = line.getThrowableProxy(); cause != null; cause = cause.getCause()) {
        all.append(cause.getClassName()).append(' ').append(cause.getMessage()).append('\n');
      }
    }
    return all.toString();
  }
}
