package dev.offhook;

import dev.offhook.api.CallRoutes;
import dev.offhook.api.ControlRoutes;
import dev.offhook.api.DeletionRoutes;
import dev.offhook.api.DocumentRoute;
import dev.offhook.api.EventRoutes;
import dev.offhook.api.HealthRoutes;
import dev.offhook.api.PlacingRoutes;
import dev.offhook.api.Reading;
import dev.offhook.api.RecordingRoutes;
import dev.offhook.api.SessionRoutes;
import dev.offhook.api.TranscriptRoutes;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.BargeIn.Interruptible;
import dev.offhook.assistant.HouseWords;
import dev.offhook.call.Answering;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.conversation.CallControl;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.conversation.Staff;
import dev.offhook.conversation.Talks;
import dev.offhook.outbound.Outbound;
import dev.offhook.settings.Settings;
import dev.offhook.store.sql.EventJson;
import dev.offhook.telephony.twilio.Origin;
import dev.offhook.telephony.twilio.OutboundRoutes;
import dev.offhook.telephony.twilio.RecordingRoute;
import dev.offhook.telephony.twilio.RelayExaminer;
import dev.offhook.telephony.twilio.SignatureGate;
import dev.offhook.telephony.twilio.StatusRoute;
import dev.offhook.telephony.twilio.VoiceRoutes;
import dev.offhook.time.Timers;
import dev.offhook.turn.TurnPolicy;
import dev.offhook.web.Access;
import dev.offhook.web.Gate;
import dev.offhook.web.KeyGate;
import dev.offhook.web.LoopbackGate;
import dev.offhook.web.Routes;
import dev.offhook.web.WebServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts list: makes every part, plugs them together, starts and stops the whole. Start reading
 * here to see what the server is made of.
 */
final class Offhook {
  private static final Logger log = LoggerFactory.getLogger(Offhook.class);

  private static final Duration FILES_CHECKED = Duration.ofSeconds(2);

  /** How long calls that are going on may take to finish when the server stops. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** How often the log is looked through for calls whose end nobody saw. */
  private static final Duration LOST_CHECKED = Duration.ofMinutes(3);

  /** The carrier brings calls of a dead process back within seconds of a start. */
  private static final Duration FIRST_CHECKED = Duration.ofSeconds(30);

  private static final Duration DRAIN_CHECKED = Duration.ofMillis(100);

  /** How long a carrier's question may wait for the log. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);

  private final Vertx vertx;
  private final Timers timers;
  private final Logbook logbook;
  private final Assistants assistants;
  private final SpokenBy models;
  private final Tools tools;
  private final LiveCalls calls;
  private final Dialer dialer;
  private final Sounds sounds;
  private final Routes routes;

  /** A server that writes its calls down in {@code logbook}. */
  Offhook(Settings settings, Vertx vertx, Timers timers, Logbook logbook) {
    this.vertx = vertx;
    this.timers = timers;
    this.logbook = logbook;
    this.models = new SpokenBy(settings.models(), vertx, timers);
    this.assistants =
        Assistants.load(
            settings.assistants(),
            houseWords(settings),
            new RelayExaminer().and(models).and(Tools.examiner(settings)));
    var guard = Dialer.guard(settings.outbound(), timers);
    this.tools = new Tools(settings, models, guard, vertx, timers);
    this.calls =
        new LiveCalls(
            settings.maxCalls(),
            new Staff(assistants),
            new Talks(
                models::model,
                (assistant, mode) -> policy(assistant, mode, settings),
                tools,
                tools.destinations(),
                timers),
            logbook.log(),
            this::remembered,
            timers);
    this.routes = new Routes(vertx, gates(settings));
    var origin = settings.publicAddress().map(it -> Origin.of(it.web("").toString()));
    this.dialer = Dialer.of(settings, guard, vertx, calls, assistants, logbook.orders(), timers);
    var doors = new VoiceRoutes(calls, origin, usual(settings), dialer.askAgain(), timers);
    doors.register(routes);
    dialer.outbound().ifPresent(it -> new OutboundRoutes(it, doors.held()).register(routes));
    this.sounds = new Sounds(dialer.sounds(), logbook, vertx, timers);
    new RecordingRoute(calls, sounds::told).register(routes);
    new StatusRoute(calls).register(routes);
    new HealthRoutes(calls, logbook.state(), origin.map(Origin::http).orElse("")).register(routes);
    registerApi(settings);
  }

  private void registerApi(Settings settings) {
    var reading = new Reading(logbook.archive(), vertx, timers);
    new CallRoutes(reading, calls).register(routes);
    new EventRoutes(reading, calls, EventJson::write).register(routes);
    new SessionRoutes(reading, calls).register(routes);
    new TranscriptRoutes(reading, calls).register(routes);
    new RecordingRoutes(reading, dialer.sounds()).register(routes);
    new ControlRoutes(new CallControl(calls)).register(routes);
    new DeletionRoutes(reading, calls, logbook.shredder(), logbook.state()).register(routes);
    var numbers = settings.outbound();
    new PlacingRoutes(dialer.outbound(), numbers.number(), numbers.yours()).register(routes);
    new DocumentRoute().register(routes);
  }

  /** Starts to listen and gives the port. */
  Future<Running> start(Settings.Listen listen, int loops) {
    return Future.fromCompletionStage(tools.keep(assistants.all()))
        .compose(_ ->
            WebServer.start(
                vertx,
                timers,
                routes,
                listen.host(),
                listen.port(),
                listen.port() == 0 ? 1 : loops))
        .map(Running::new)
        .onSuccess(running -> {
          watchFiles();
          endLost(FIRST_CHECKED);
          sweeps().begin();
          sounds.sweep();
          dialer.outbound().ifPresent(Outbound::resume);
          vertx.executeBlocking(() -> {
            assistants.all().forEach(models::warm);
            return running;
          });
        });
  }

  /** What the log holds of a call; a caller who waits for the answer does not wait for long. */
  private CompletionStage<List<LoggedEvent>> remembered(CallSid call) {
    return vertx
        .executeBlocking(() -> logbook.memory().apply(call), false)
        .timeout(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS)
        .toCompletionStage();
  }

  LiveCalls calls() {
    return calls;
  }

  Routes routes() {
    return routes;
  }

  /** The server, listening. */
  final class Running {
    private final WebServer web;

    private Running(WebServer web) {
      this.web = web;
    }

    int port() {
      return web.port();
    }

    /** Takes no more calls, lets those that are going on finish for a while, and stops. */
    Future<Void> stop() {
      calls.drain();
      return drained(timers.uptime().plus(DRAIN))
          .onComplete(_ -> calls.endAll())
          .eventually(web::close)
          .eventually(() -> vertx.executeBlocking(Executors.callable(logbook.closing())))
          .eventually(() -> vertx.executeBlocking(Executors.callable(tools::close)))
          .onComplete(_ -> models.close());
    }
  }

  private Future<Void> drained(Duration until) {
    if (calls.active() == 0 || timers.uptime().compareTo(until) >= 0) {
      return Future.succeededFuture();
    }
    Promise<Void> later = Promise.promise();
    timers.after(DRAIN_CHECKED, () -> drained(until).onComplete(later));
    return later.future();
  }

  private Sweeps sweeps() {
    return new Sweeps(
        logbook.shredder(),
        assistants::all,
        timers,
        work -> vertx.executeBlocking(Executors.callable(work), false));
  }

  private void watchFiles() {
    timers.after(
        FILES_CHECKED,
        () ->
            vertx
                .executeBlocking(assistants::refresh)
                .onSuccess(_ -> tools.keep(assistants.all()))
                .onComplete(_ -> watchFiles()));
  }

  private void endLost(Duration after) {
    timers.after(
        after,
        () ->
            vertx
                .executeBlocking(this::endLost, false)
                .onFailure(wrong -> log.error("Calls without an end cannot be ended", wrong))
                .onComplete(_ -> endLost(LOST_CHECKED)));
  }

  private boolean endLost() {
    logbook.endLost().accept(timers.wallTime(), calls::knows);
    return true;
  }

  private static Map<Access, Gate> gates(Settings settings) {
    var token = settings.twilio().authToken();
    Gate carrier =
        token.given() && settings.publicAddress().isPresent()
            ? new SignatureGate(
                List.of(token.value()),
                Origin.of(settings.publicAddress().get().web("").toString()))
            : new LoopbackGate();
    var key = settings.apiKey();
    Gate operator = key.given() ? new KeyGate(key.value()) : new LoopbackGate();
    return Map.of(Access.ANYONE, Gate.OPEN, Access.CARRIER, carrier, Access.OPERATOR, operator);
  }

  /** The turn rules of an assistant on this server. */
  static TurnPolicy policy(Assistant assistant, Settings settings) {
    var own = assistant.bargeIn();
    return TurnPolicy.USUAL
        .lasting(assistant.limits().callLength())
        .waiting(own.patience(settings.bargeIn().resumeAfter()))
        .stoppedBy(own.extraStopPhrases(settings.bargeIn().extraStopPhrases()))
        .without(own.without())
        .cuttingItself(own.interruptible() == Interruptible.NONE);
  }

  /** The same, where calls are held in that way. */
  private static TurnPolicy policy(Assistant assistant, Answering.Mode mode, Settings settings) {
    var policy = policy(assistant, settings);
    return mode == Answering.Mode.GATHER ? policy.byTurns() : policy;
  }

  private static Answering.Mode usual(Settings settings) {
    return switch (settings.voiceMode()) {
      case RELAY -> Answering.Mode.RELAY;
      case GATHER -> Answering.Mode.GATHER;
    };
  }

  static HouseWords houseWords(Settings settings) {
    var words = settings.words();
    return new HouseWords(
        words.greeting(), words.instructions(), words.companyName(), words.recorded());
  }
}
