package dev.offhook;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.phone.ai.ChatStandIn;
import dev.offhook.phone.ai.GeminiStandIn;
import dev.offhook.phone.ai.MessagesStandIn;
import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.Account;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.Hosts;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import dev.offhook.phone.twilio.rest.CarrierApi;
import dev.offhook.settings.SettingSources;
import dev.offhook.settings.SettingsReading;
import dev.offhook.settings.SettingsRefused;
import dev.offhook.store.CallLog;
import dev.offhook.store.MemoryOrderBook;
import dev.offhook.web.Routes.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The whole server, a simulated phone network and a stand-in for the model, in one process over
 * real sockets, on a virtual clock. Closing it checks that nothing is left over.
 */
final class TestServer implements AutoCloseable {
  /** A Saturday, a quarter to four in the afternoon in UTC. */
  static final Instant START = Instant.parse("2024-12-14T15:45:00Z");

  static final String PUBLIC_URL = "https://shop.example";
  static final String TOKEN = "12345";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final VirtualTime time;
  private final VirtualTimers timers;
  private final ChatStandIn model;
  private final MessagesStandIn messages;
  private final GeminiStandIn gemini;
  private final Map<CallSid, List<LoggedEvent>> log = new ConcurrentHashMap<>();
  private final CallLog written;
  private final Offhook offhook;
  private final Offhook.Running running;
  private final SimulatedTwilio twilio;
  private final @Nullable CarrierApi carrier;
  private final String voiceBase;
  private @Nullable Future<Void> stopped;

  private TestServer(Map<String, String> settings, Logbook logbook) {
    time = VirtualTime.start();
    model = time.await(ChatStandIn.listen(time.vertx(), time), PATIENCE);
    messages = time.await(MessagesStandIn.listen(time.vertx(), time), PATIENCE);
    gemini = time.await(GeminiStandIn.listen(time.vertx(), time), PATIENCE);
    var all = new HashMap<>(settings);
    all.put("PORT", "0");
    all.put("SERVER_HOST", "127.0.0.1");
    var dials = all.containsValue("{carrier}");
    var early = dials ? listensAt(all) : null;
    carrier = early == null ? null : time.await(CarrierApi.listen(time.vertx(), early), PATIENCE);
    all.replaceAll((_, value) -> standIns(value));
    var read = read(all);
    timers = new VirtualTimers(time, START);
    written = logbook.log();
    offhook =
        new Offhook(
            read.settings(),
            time.vertx(),
            timers,
            new Logbook(
                this::write,
                logbook.state(),
                logbook.memory(),
                logbook.archive(),
                logbook.endLost(),
                logbook.shredder(),
                logbook.recordings(),
                logbook.equals(Logbook.NONE) ? new MemoryOrderBook() : logbook.orders(),
                logbook.closing()));
    running = time.await(offhook.start(read.settings().listen(), 1), PATIENCE);
    var signed = all.containsKey("TWILIO_AUTH_TOKEN");
    var account = signed ? Account.withToken(TOKEN) : Account.unsigned();
    var hosts = signed ? Hosts.of(PUBLIC_URL, running.port()) : Hosts.direct();
    twilio = early != null ? early : new SimulatedTwilio(time.vertx(), time, account, hosts);
    voiceBase = signed ? PUBLIC_URL : "http://localhost:" + running.port();
  }

  /** A network that knows the server's port before the server does, since it is told its API. */
  private SimulatedTwilio listensAt(Map<String, String> settings) {
    try (var free = new ServerSocket(0)) {
      settings.put("PORT", Integer.toString(free.getLocalPort()));
      var hosts = Hosts.of(PUBLIC_URL, free.getLocalPort());
      return new SimulatedTwilio(time.vertx(), time, Account.withToken(TOKEN), hosts);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  private String standIns(String value) {
    return value
        .replace("{carrier}", carrier == null ? "" : carrier.baseUrl())
        .replace("{model}", model.baseUrl())
        .replace("{origin}", model.origin())
        .replace("{messages}", messages.origin() + "/v1")
        .replace("{gemini}", gemini.origin() + "/v1beta");
  }

  /** Answers with the built-in receptionist, for this machine only. */
  static TestServer builtin() {
    return with(Map.of());
  }

  /** Answers with the stand-in, as OpenAI. */
  static TestServer openAi() {
    return with(openAiSettings());
  }

  static Map<String, String> openAiSettings() {
    return Map.of("OPENAI_API_KEY", "sk-test-1", "OPENAI_BASE_URL", "{model}");
  }

  /** Answers with the stand-in, as a published guide. */
  static TestServer guide() {
    return with(Map.of("GUIDEANTS_PUB_ID", "pub-1", "GUIDEANTS_BASE_URL", "{origin}"));
  }

  /** Answers with Anthropic's stand-in. */
  static TestServer anthropic() {
    return with(Map.of("ANTHROPIC_API_KEY", "sk-ant-1", "ANTHROPIC_BASE_URL", "{messages}"));
  }

  /** Answers with Gemini's stand-in. */
  static TestServer gemini() {
    return with(
        Map.of("GEMINI_API_KEY", "g-1", "GEMINI_BASE_URL", "{gemini}", "LLM_SERVICE", "gemini"));
  }

  /** Behind a public address, with signatures checked. */
  static TestServer signed() {
    return with(Map.of("TWILIO_AUTH_TOKEN", TOKEN, "PUBLIC_URL", PUBLIC_URL));
  }

  static TestServer with(Map<String, String> settings) {
    return with(settings, Logbook.NONE);
  }

  /** With a log of its calls, which only tests of the log need. */
  static TestServer with(Map<String, String> settings, Logbook logbook) {
    return new TestServer(settings, logbook);
  }

  private static SettingsReading.Read read(Map<String, String> values) {
    try {
      var layer = new SettingSources.Layer("test", values);
      return SettingsReading.read(
          new SettingSources(Path.of("target", "no-such-folder"), List.of(layer), List.of()));
    } catch (SettingsRefused refused) {
      throw new AssertionError(refused.problems().toString(), refused);
    }
  }

  VirtualTime time() {
    return time;
  }

  /** The model's stand-in. */
  ChatStandIn model() {
    return model;
  }

  /** The stand-in for Anthropic. */
  MessagesStandIn messages() {
    return messages;
  }

  /** The stand-in for Gemini. */
  GeminiStandIn geminiModel() {
    return gemini;
  }

  private void write(CallSid call, LoggedEvent event) {
    log.computeIfAbsent(call, _ -> new CopyOnWriteArrayList<>()).add(event);
    written.write(call, event);
  }

  /** What was written down of a call. */
  List<LoggedEvent> log(SimulatedCall call) {
    return log(call.sid());
  }

  List<LoggedEvent> log(String sid) {
    return log.getOrDefault(new CallSid(sid), List.of());
  }

  /** The carrier's API; for servers that place calls. */
  CarrierApi carrier() {
    return Objects.requireNonNull(carrier);
  }

  SimulatedTwilio twilio() {
    return twilio;
  }

  List<Route> routes() {
    return offhook.routes().all();
  }

  int activeCalls() {
    return offhook.calls().active();
  }

  /** How many timers the server is waiting for. */
  int pendingTimers() {
    return timers.pending();
  }

  int port() {
    return running.port();
  }

  String url(String path) {
    return voiceBase + path;
  }

  /** Stops the server, as Ctrl-C does; once. */
  Future<Void> stop() {
    if (stopped == null) {
      stopped = running.stop();
    }
    return stopped;
  }

  /** The caller hangs up, and all that follows from it is done. */
  void hangUp(SimulatedCall call) {
    call.hangUp();
    time.await(call.ended(), Duration.ofSeconds(30));
  }

  /** Rings {@code /voice} and waits until the call is connected and the greeting is over. */
  SimulatedCall call() {
    return call("/voice", CallOptions.inbound());
  }

  SimulatedCall call(String path, CallOptions options) {
    var call = twilio.dial(url(path), options);
    until(() -> !call.framesOut().isEmpty(), "the line is up");
    time.advanceUntil(call::silent, Duration.ofSeconds(30));
    return call;
  }

  /** Says something, and gives what the assistant answered until it fell silent. */
  String ask(SimulatedCall call, String words) {
    return time.await(call.ask(words), Duration.ofMinutes(2));
  }

  /** Moves time on until {@code condition} holds; a minute at the most. */
  void until(java.util.function.BooleanSupplier condition, String what) {
    try {
      time.advanceUntil(condition, Duration.ofMinutes(1));
    } catch (AssertionError e) {
      throw new AssertionError("not reached: " + what, e);
    }
  }

  /** Ends what is left and checks that no call, socket or stream of ours is still open. */
  @Override
  public void close() {
    try {
      twilio.close();
      until(() -> offhook.calls().active() == 0, "no call is left");
      until(() -> model.ledger().openConnections() <= idleConnections(), "no stream is left");
    } finally {
      time.await(stop(), Duration.ofMinutes(1));
      time.close();
    }
  }

  /** Connections to a provider are kept for the next request; only their number is bounded. */
  private static int idleConnections() {
    return 64;
  }
}
