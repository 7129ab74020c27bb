package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.internal.VertxInternal;
import java.time.Instant;
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
    Context context = vertx.createEventLoopContext();
    Ledger ledger = new Ledger(exchange.time());
    ledger.watch(watcher);
    Leg leg = new Leg(exchange, Exchange.sid("CA"), options, ledger);
    CallFlow flow = new CallFlow(leg, voiceUrl);
    context.runOnContext(called -> flow.start());
    return new SimulatedCall(context, leg, flow);
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
