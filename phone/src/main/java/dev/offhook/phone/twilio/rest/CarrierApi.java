package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import dev.offhook.phone.twilio.Subscribers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The REST API of a simulated Twilio, on a loopback port and the network's own clock.
 *
 * <p>It knows every call of its network that began after it did, inbound ones too, and places new
 * ones: one a second, queued like the real one's, to whom {@link #subscribers()} lists. What it was
 * asked stands in {@link #ledger()}. It is as strict as the real one, and in as bad a mood as
 * {@link #next} and {@link #troubling} make it. All of it may be changed from any thread at any
 * time.
 *
 * <p>Credentials are the account's SID and token, or a key's. On a virtual clock a client's sockets
 * have to be of the clock's Vert.x; else time moves on while a request is under way.
 */
public final class CarrierApi {
  private static final String HOST = "127.0.0.1";
  private static final int FIELD_BYTES = 1 << 16;

  final ApiLedger ledger = new ApiLedger();
  final Credentials credentials;
  private final Vertx vertx;
  private final Calls calls = new Calls();
  private final Queue<ApiTrouble> troubles = new ConcurrentLinkedQueue<>();
  private final SimulatedTwilio twilio;
  private final HttpServer server;
  private final CallRoutes callRoutes;
  private volatile Function<ApiRequest, ApiTrouble> usualTrouble = request -> new ApiTrouble.None();

  private CarrierApi(Vertx vertx, SimulatedTwilio twilio) {
    this.vertx = vertx;
    this.twilio = twilio;
    this.credentials = new Credentials(twilio.account());
    this.callRoutes = new CallRoutes(twilio, calls, accountPath());
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(HOST)
            .setPort(0)
            .setHttp2ClearTextEnabled(false)
            .setMaxFormAttributeSize(FIELD_BYTES);
    this.server =
        vertx.createHttpServer(options).requestHandler(request -> visit(request).receive());
  }

  /** One that listens on a free loopback port, for the calls of {@code twilio} from now on. */
  public static Future<CarrierApi> listen(Vertx vertx, SimulatedTwilio twilio) {
    CarrierApi api = new CarrierApi(vertx, twilio);
    twilio.watch(api.calls::add);
    return api.server
        .listen()
        .map(listening -> {
          twilio.recordings().servedFrom(api.baseUrl());
          return api;
        });
  }

  /** Scheme, host and port: what a client is given in place of {@code https://api.twilio.com}. */
  public String baseUrl() {
    return "http://" + HOST + ":" + server.actualPort();
  }

  /** Who has which number, for calls it places and for whoever a {@code Dial} rings. */
  public Subscribers subscribers() {
    return twilio.subscribers();
  }

  /** Which numbers may be called, and from which. */
  public NumberPlan numbers() {
    return callRoutes.numbers;
  }

  /** Every request it was sent. */
  public ApiLedger ledger() {
    return ledger;
  }

  /** Every call it knows, the latest first. */
  public List<SimulatedCall> calls() {
    return calls.all();
  }

  public Optional<SimulatedCall> call(String sid) {
    return calls.find(sid);
  }

  /** These befall the next requests, one each, whatever they are. */
  public CarrierApi next(ApiTrouble... these) {
    troubles.addAll(List.of(these));
    return this;
  }

  /** Decides what befalls requests for which nothing is queued. */
  public CarrierApi troubling(Function<ApiRequest, ApiTrouble> decide) {
    usualTrouble = decide;
    return this;
  }

  /** How fast queued calls are dialled; one a second at first. */
  public CarrierApi callsPerSecond(double number) {
    callRoutes.queue.callsPerSecond(number);
    return this;
  }

  /** A call that would have to wait longer is refused with 22005; 24 h at first. */
  public CarrierApi longestQueue(Duration wait) {
    callRoutes.queue.longestWait(wait);
    return this;
  }

  /** Calls come into lists this late; at once at first. */
  public CarrierApi listsLag(Duration lag) {
    callRoutes.listLag = lag;
    return this;
  }

  /** How calls that are placed differ from plain ones: their pace, their faults. */
  public CarrierApi placing(UnaryOperator<CallOptions> manner) {
    callRoutes.manner = manner;
    return this;
  }

  /** The account has an API key. */
  public CarrierApi key(String sid, String secret) {
    credentials.key(sid, secret);
    return this;
  }

  /** The account has an application with a voice URL. */
  public CarrierApi application(String sid, String voiceUrl) {
    callRoutes.applications.put(sid, voiceUrl);
    return this;
  }

  /** Stops listening and closes every connection; calls go on. */
  public Future<Void> close() {
    return server.close();
  }

  private ApiVisit visit(HttpServerRequest request) {
    return new ApiVisit(this, request, vertx.getOrCreateContext());
  }

  ApiTrouble troubleFor(ApiRequest request) {
    ApiTrouble next = troubles.poll();
    return next == null ? usualTrouble.apply(request) : next;
  }

  SimulatedTwilio twilio() {
    return twilio;
  }

  String accountPath() {
    return "/2010-04-01/Accounts/" + twilio.account().sid();
  }

  CallRoutes callRoutes() {
    return callRoutes;
  }

  RecordingRoutes recordingRoutes() {
    return new RecordingRoutes(twilio, accountPath(), baseUrl());
  }
}
