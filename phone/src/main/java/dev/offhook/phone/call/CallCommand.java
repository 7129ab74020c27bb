package dev.offhook.phone.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.offhook.phone.time.RealTime;
import dev.offhook.phone.twilio.Account;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import dev.offhook.phone.twilio.speech.Pace;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./offhook call}: a simulated phone call to a running server, in the terminal.
 *
 * <p>Exit status 0 when the call was connected and ended well, 1 with one line when not, 2 when an
 * option is wrong.
 */
@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    description = "Calls a running server and holds the conversation in this terminal.")
public final class CallCommand implements Callable<Integer> {
  private static final int CLOSING_SECONDS = 5;
  private static final Map<String, String> ROUTES =
      Map.of("relay", "/voice", "gather", "/voice/outbound");

  private final LocalSettings settings;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--url",
      description =
          "where the server answers calls; by default /voice at PORT of this machine, with --mode"
              + " gather /voice/outbound")
  private String url = "";

  @Option(
      names = "--public-url",
      description = "the address the server knows itself by; by default PUBLIC_URL")
  private String publicUrl = "";

  @Option(names = "--mode", description = "relay or gather; others are not available yet")
  private String mode = "relay";

  @Option(names = "--from", description = "the caller's number")
  private String from = CallOptions.inbound().parties().from();

  @Option(names = "--to", description = "the number that is called")
  private String to = CallOptions.inbound().parties().to();

  @Option(names = "--say", description = "a line to say; repeatable; then nothing is read")
  private List<String> lines = List.of();

  @Option(names = "--auth-token", description = "signs the requests; by default TWILIO_AUTH_TOKEN")
  private String authToken = "";

  @Option(names = "--speed", description = "how many times as fast both sides speak")
  private double speed = 1;

  @Option(
      names = "--patience",
      description = "seconds the assistant has to end the call after the last --say; default 5")
  private double patience = 5;

  @Option(
      names = "--explain",
      description = "shows why the assistant did what it did, as the server's call log tells it")
  private boolean explain;

  CallCommand(LocalSettings settings) {
    this.settings = settings;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
    LocalSettings settings = LocalSettings.read(Path.of(""), System.getenv());
    System.exit(new CommandLine(new CallCommand(settings)).execute(arguments));
  }

  @Override
  public Integer call() throws TimeoutException {
    check();
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      Optional<String> trouble = converse(vertx);
      trouble.ifPresent(spec.commandLine().getErr()::println);
      return trouble.isEmpty() ? 0 : 1;
    } finally {
      vertx.close().await(CLOSING_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void check() {
    if (!ROUTES.containsKey(mode)) {
      throw wrong("--mode " + mode + " is not available yet; --mode relay and gather are.");
    }
    if (!(speed > 0)) {
      throw wrong("--speed is above zero, not " + speed + ".");
    }
  }

  private Optional<String> converse(Vertx vertx) {
    RealTime time = new RealTime(vertx);
    Target target = target();
    try (SimulatedTwilio twilio = new SimulatedTwilio(vertx, time, account(), target.hosts())) {
      Screen screen = screen(time);
      SimulatedCall call = twilio.dial(target.voiceUrl(), options(), screen::happened);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> hangUpInterrupted(call)));
      Optional<Explanations> explanations = explanations(vertx, time, call, screen);
      Optional<String> trouble =
          person(screen).talk(call).or(() -> Verdict.on(call.ended().result(), target.voiceUrl()));
      explanations.ifPresent(Explanations::await);
      return trouble;
    }
  }

  private Optional<Explanations> explanations(
      Vertx vertx, RealTime time, SimulatedCall call, Screen screen) {
    if (!explain) {
      return Optional.empty();
    }
    URI server = URI.create(url());
    CallEvents events = new CallEvents(vertx, server, settings.apiKey(), call.sid());
    Explanations explanations = new Explanations(events, time, screen::note);
    vertx.runOnContext(begun -> explanations.begin());
    call.ended().onComplete(over -> explanations.callOver());
    return Optional.of(explanations);
  }

  private void hangUpInterrupted(SimulatedCall call) {
    if (call.ended().isComplete()) {
      return;
    }
    call.hangUp();
    try {
      call.ended().await(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      spec.commandLine().getErr().println("The server has not answered the hang-up.");
    }
  }

  private Target target() {
    String real = url();
    try {
      Target direct = Target.at(real);
      Optional<String> shown =
          publicUrl.isBlank() && direct.onThisMachine()
              ? settings.publicUrl()
              : Optional.of(publicUrl).filter(given -> !given.isBlank());
      return shown.map(known -> Target.behind(known, real)).orElse(direct);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private String url() {
    return url.isBlank() ? settings.url(ROUTES.getOrDefault(mode, "/voice")) : url;
  }

  private Account account() {
    Optional<String> token = authToken.isBlank() ? settings.authToken() : Optional.of(authToken);
    return token.map(Account::withToken).orElseGet(Account::unsigned);
  }

  private CallOptions options() {
    return CallOptions.inbound().withFrom(from).withTo(to).withPace(Pace.natural().faster(speed));
  }

  // with the console of this JDK there is none when input or output is redirected
  @SuppressWarnings("SystemConsoleNull")
  private Screen screen(RealTime time) {
    PrintWriter out = spec.commandLine().getOut();
    boolean terminal = System.console() != null && System.console().isTerminal();
    return new Screen(out, terminal && System.getenv("NO_COLOR") == null, time);
  }

  private Person person(Screen screen) {
    return lines.isEmpty()
        ? new TypingPerson(new BufferedReader(new InputStreamReader(System.in, UTF_8)), screen)
        : new PreparedPerson(lines, Duration.ofMillis(Math.round(patience * 1000)));
  }

  private ParameterException wrong(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
