package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A simulated Twilio: places calls to a server, with the protocol, the pace and the strictness of
 * the real one. From any thread.
 *
 * <p>Each call runs on an event loop of its own, and takes all its time from the {@link PhoneTime}.
 */
public final class SimulatedTwilio implements AutoCloseable {
  private static final int CONNECTIONS = 100_000;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int MESSAGE_BYTES = 1 << 20;

  private final VertxInternal vertx;
  private final Exchange exchange;
  private final List<Consumer<SimulatedCall>> watchers = new CopyOnWriteArrayList<>();

  /**
   * One that dials from {@code vertx}, which it does not close.
   *
   * @param account signs the requests
   * @param hosts where public names are really reached
   */
  public SimulatedTwilio(Vertx vertx, PhoneTime time, Account account, Hosts hosts) {
    this.vertx = (VertxInternal) vertx;
    // a kept connection may be closed by the server just as it is used again: no fault of a call
    HttpClientOptions http =
        new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAlive(false);
    PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS);
    WebSocketClientOptions sockets =
        new WebSocketClientOptions()
            .setMaxConnections(CONNECTIONS)
            .setConnectTimeout(CONNECT_MILLIS)
            .setMaxFrameSize(MESSAGE_BYTES)
            .setMaxMessageSize(MESSAGE_BYTES);
    this.exchange =
        new Exchange(
            time,
            account,
            hosts,
            vertx.createHttpClient(http, pool),
            vertx.createWebSocketClient(sockets),
            new Recordings(),
            new Subscribers(),
            Instant.now(),
            time.uptime());
  }

  /** Rings {@code voiceUrl} as an ordinary inbound call. */
  public SimulatedCall dial(String voiceUrl) {
    return dial(voiceUrl, CallOptions.inbound());
  }

  /** Rings {@code voiceUrl}. */
  public SimulatedCall dial(String voiceUrl, CallOptions options) {
    return dial(voiceUrl, options, event -> {});
  }

  /** The same, told to {@code watcher} from the first ring on, on the call's event loop. */
  public SimulatedCall dial(String voiceUrl, CallOptions options, Consumer<CallEvent> watcher) {
    Wired wired = wire(voiceUrl, options, watcher);
    wired.context.runOnContext(called -> wired.call.flow().start());
    return wired.call;
  }

  /**
   * Places a call the application has asked for.
   *
   * @param subscriber who has the number
   * @param wait in the account's queue
   */
  public SimulatedCall place(Placement placement, Subscriber subscriber, Duration wait) {
    Wired wired = wire("", placement.options(), event -> {});
    Outbound outbound = new Outbound(wired.leg, placement, subscriber, wired.call);
    wired.context.runOnContext(called -> outbound.queue(wait));
    return wired.call;
  }

  private record Wired(Context context, Leg leg, SimulatedCall call) {}

  private Wired wire(String voiceUrl, CallOptions options, Consumer<CallEvent> watcher) {
    Context context = vertx.createEventLoopContext();
    Ledger ledger = new Ledger(exchange.time());
    ledger.watch(watcher);
    Leg leg = new Leg(exchange, Exchange.sid("CA"), options, ledger);
    SimulatedCall call = new SimulatedCall(context, leg, new CallFlow(leg, voiceUrl));
    watchers.forEach(each -> each.accept(call));
    return new Wired(context, leg, call);
  }

  /** Shows {@code watcher} every call from now on, before anything happens in it. */
  public void watch(Consumer<SimulatedCall> watcher) {
    watchers.add(watcher);
  }

  public PhoneTime time() {
    return exchange.time();
  }

  public Account account() {
    return exchange.account();
  }

  /** The carrier's time of day. */
  public Instant timeOfDay() {
    return exchange.timeOfDay();
  }

  /** All that has been recorded. */
  public Recordings recordings() {
    return exchange.recordings();
  }

  /** Who has which number. */
  public Subscribers subscribers() {
    return exchange.subscribers();
  }

  /** A bare socket, to be dialled past all rules. */
  public RelaySocketProbe probe() {
    return new RelaySocketProbe(exchange, vertx.createEventLoopContext());
  }

  /** Closes every connection; calls still going on lose their sockets. */
  @Override
  public void close() {
    exchange.http().close();
    exchange.sockets().close();
  }
}
