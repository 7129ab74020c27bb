package dev.offhook.phone.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.time.RealTime;
import dev.offhook.phone.twilio.Account;
import dev.offhook.phone.twilio.CallEvent;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import dev.offhook.phone.twilio.speech.Pace;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(180)
class CallCommandTest {
  @TempDir private Path folder = Path.of("");
  private final Vertx vertx = Vertx.vertx();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private int port;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private int status = 200;
  private int events = 200;

  @BeforeEach
  void serve() throws TimeoutException {
    port =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .webSocketHandler(socket -> socket.textMessageHandler(text -> react(socket, text)))
            .listen(0, "127.0.0.1")
            .await(60, TimeUnit.SECONDS)
            .actualPort();
  }

  @AfterEach
  void close() throws TimeoutException {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  private void answer(HttpServerRequest request) {
    if (request.path().startsWith("/api/calls/CA")) {
      explain(request);
      return;
    }
    if (request.path().startsWith("/voice/")) {
      request.setExpectMultipart(true);
      request.endHandler(read -> gather(request));
      return;
    }
    String relay =
        "<Connect action=\"/bye\"><ConversationRelay url=\"wss://localhost:"
            + port
            + "/ws\" welcomeGreeting=\"Hello, how can I help?\" events=\"speaker-events\"/></Connect>";
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/xml")
        .end("<Response>" + (request.path().equals("/voice") ? relay : "") + "</Response>");
  }

  /** Answers what was said or pressed, and listens again; after a goodbye it hangs up. */
  private static void gather(HttpServerRequest request) {
    String words = request.getFormAttribute("SpeechResult");
    String keys = request.getFormAttribute("Digits");
    String said =
        words != null
            ? "You said " + words + "."
            : keys != null ? "You pressed " + keys + "." : "Hello, how can I help you today?";
    String verbs =
        words != null && words.contains("goodbye")
            ? "<Say>Goodbye.</Say><Hangup/>"
            : "<Gather input=\"dtmf speech\" speechTimeout=\"auto\" numDigits=\"1\""
                + " action=\"/voice/process-speech\"><Say>"
                + said
                + "</Say></Gather>";
    request
        .response()
        .putHeader("Content-Type", "text/xml")
        .end("<Response>" + verbs + "</Response>");
  }

  /** Not announced at first; then a decision a question, until the third is the last. */
  private void explain(HttpServerRequest request) {
    asked.add(request.uri().replaceFirst("CA[0-9a-f]{32}", "SID"));
    keys.add(String.valueOf(request.getHeader("Authorization")));
    int from = Integer.parseInt(request.getParam("from"));
    int answer = asked.size() == 1 ? 404 : events;
    JsonObject event =
        new JsonObject().put("number", from).put("explained", "decided " + from + ": a reason");
    request
        .response()
        .setStatusCode(answer)
        .end(
            new JsonObject()
                .put("events", new JsonArray().add(event).add(new JsonObject()))
                .put("next", from + 2)
                .put("over", from >= 4)
                .encode());
  }

  /** Answers every question; after a goodbye it ends the call when that has been heard. */
  private static void react(ServerWebSocket socket, String text) {
    JsonObject frame = new JsonObject(text);
    String words = frame.getString("voicePrompt", "");
    boolean parting = socket.headers().contains("parting");
    if (parting
        && frame.getString("value", "").equals("off")
        && frame.getString("name").equals("agentSpeaking")) {
      socket.writeTextMessage("{\"type\":\"end\"}");
    } else if (words.contains("goodbye")) {
      socket.headers().add("parting", "yes");
      say(socket, "Goodbye.");
    } else if (!words.isEmpty()) {
      say(socket, "We open at nine, every day.");
    }
  }

  private static void say(ServerWebSocket socket, String words) {
    socket.writeTextMessage(
        new JsonObject().put("type", "text").put("token", words).put("last", true).encode());
  }

  private int call(String... arguments) {
    LocalSettings settings = LocalSettings.read(folder, Map.of("PORT", Integer.toString(port)));
    return new CommandLine(new CallCommand(settings))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Test
  void preparedLinesAreSaidInTurnAndTheCallEndsWell() {
    int exit = call("--speed", "20", "--say", "When do you open?", "--say", "Thank you, goodbye");

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "ringing…",
            "connected",
            "assistant  Hello, how can I help?",
            "you        When do you open?",
            "assistant  We open at nine, every day.",
            "first token after",
            "you        Thank you, goodbye",
            "assistant  Goodbye.",
            "ended: the TwiML came to its end")
        .doesNotContain("\u001b[");
  }

  @Test
  void aLoopOfGathersIsACallLikeAnyOther() {
    int exit =
        call("--mode", "gather", "--speed", "20", "--say", "When?", "--say", "Well, goodbye");

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "connected",
            "assistant  Hello, how can I help you today?",
            "listening",
            "you        When?",
            "assistant  You said When?.",
            "first token after",
            "you        Well, goodbye",
            "assistant  Goodbye.",
            "ended: the assistant hung up");
  }

  @Test
  void keysAndInterruptionsAreTypedIntoALoopOfGathers() throws IOException {
    Target target = Target.at("http://localhost:" + port + "/voice/outbound");
    RealTime time = new RealTime(vertx);
    Screen screen = new Screen(new PrintWriter(out, true), false, time);
    CallOptions options = CallOptions.inbound().withPace(Pace.natural().faster(10));
    Map<String, String> typing =
        Map.of(
            "Hello, how can I help you today?", "/interrupt Wait",
            "You said Wait.", "/digit 5",
            "You pressed 5.", "Well, goodbye");
    try (SimulatedTwilio twilio =
            new SimulatedTwilio(vertx, time, Account.unsigned(), target.hosts());
        PipedWriter keyboard = new PipedWriter();
        BufferedReader typed = new BufferedReader(new PipedReader(keyboard))) {
      Consumer<CallEvent> watcher =
          event -> {
            screen.happened(event);
            if (event instanceof CallEvent.Speaking speaking) {
              type(keyboard, typing.getOrDefault(speaking.words(), ""));
            }
          };
      SimulatedCall call = twilio.dial(target.voiceUrl(), options, watcher);
      assertThat(new TypingPerson(typed, screen).talk(call)).isEmpty();
    }

    assertThat(out.toString())
        .containsSubsequence(
            "interrupted",
            "you        Wait",
            "interrupted",
            "You pressed 5.",
            "you        Well, goodbye",
            "ended");
  }

  private static void type(PipedWriter keyboard, String line) {
    try {
      keyboard.write(line + "\n");
      keyboard.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCallNobodyEndsIsHungUpAndStillWell() {
    assertThat(call("--speed", "20", "--patience", "0.1", "--say", "When do you open?")).isZero();
    assertThat(out.toString()).contains("ended: the caller hung up");
  }

  @Test
  void decisionsAreShownAsTheServerTellsThem() {
    assertThat(call("--explain", "--speed", "20", "--patience", "0.1", "--say", "Hi")).isZero();

    assertThat(out.toString().lines().filter(line -> line.contains("┆")))
        .containsExactly(
            "      ┆ decided 0: a reason",
            "      ┆ decided 2: a reason",
            "      ┆ decided 4: a reason");
    assertThat(asked)
        .containsExactly(
            "/api/calls/SID/events?from=0&wait=10",
            "/api/calls/SID/events?from=0&wait=10",
            "/api/calls/SID/events?from=2&wait=10",
            "/api/calls/SID/events?from=4&wait=10");
    assertThat(keys).containsExactly("null");
  }

  @Test
  void theKeyOfTheServerIsShownToIt() throws IOException {
    Files.writeString(folder.resolve(".env"), "OFFHOOK_API_KEY=s3cret");

    assertThat(call("--explain", "--speed", "20", "--patience", "0.1", "--say", "Hi")).isZero();

    assertThat(keys).containsExactly("Bearer s3cret");
  }

  @Test
  void aServerThatExplainsNothingIsSaidOnceAndTheCallGoesOn() {
    for (int refusal : new int[] {403, 500}) {
      out.getBuffer().setLength(0);
      events = refusal;
      assertThat(call("--explain", "--speed", "20", "--patience", "0.1", "--say", "Hi")).isZero();
      assertThat(out.toString()).contains("assistant  Hello").containsOnlyOnce("no explanations: ");
    }
  }

  @Test
  void withoutTheOptionNothingIsAsked() {
    assertThat(call("--speed", "20", "--patience", "0.1", "--say", "Hi")).isZero();
    assertThat(asked).isEmpty();
  }

  @Test
  void aServerThatIsNotThereIsSaidInOneLine() {
    assertThat(call("--url", "http://localhost:1/voice", "--say", "Hi")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo("No server at http://localhost:1/voice. Start it with ./offhook run.\n");
  }

  @Test
  void aRefusedSignatureIsSaidInOneLine() {
    status = 403;
    assertThat(call("--say", "Hi")).isEqualTo(1);
    assertThat(err.toString()).contains("403", "TWILIO_AUTH_TOKEN").hasLineCount(1);
  }

  @Test
  void aModeThatIsNotThereYetIsAWrongOption() {
    assertThat(call("--mode", "realtime", "--say", "Hi")).isEqualTo(2);
    assertThat(err.toString()).startsWith("--mode realtime is not available yet");
  }
}
