package dev.offhook.tool.http;

import dev.offhook.time.Timers;
import dev.offhook.tool.Outcome;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One letter on its way: the host's address is found once and judged, then the request goes to that
 * very address, and once or twice more where that can do no harm. Cancelling what it promised ends
 * it and closes its connection. Lives on the call's event loop.
 */
final class Errand {
  private static final Logger log = LoggerFactory.getLogger(Errand.class);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(200), Duration.ofMillis(800));
  private static final Set<Integer> PASSING = Set.of(408, 425, 429, 502, 503, 504);

  private final Letter letter;
  private final HttpClient client;
  private final Function<String, Future<List<InetAddress>>> names;
  private final Timers timers;
  private final Duration until;
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();
  private Timers.@Nullable Timer pause;
  private @Nullable Exchange exchange;
  private int repeated;

  Errand(
      Letter letter,
      HttpClient client,
      Function<String, Future<List<InetAddress>>> names,
      Timers timers) {
    this.letter = letter;
    this.client = client;
    this.names = names;
    this.timers = timers;
    this.until = timers.uptime().plus(letter.plan().declared().timeout());
  }

  CompletionStage<Outcome> start() {
    var _ = done.whenComplete((_, _) -> stop());
    names.apply(letter.plan().url().host()).onComplete(this::found, _ -> fail("cannot be found"));
    return done;
  }

  private void stop() {
    if (pause != null) {
      pause.cancel();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  private void found(List<InetAddress> addresses) {
    if (done.isDone()) {
      return;
    }
    var inHouse = letter.plan().declared().inHouse();
    if (addresses.isEmpty()) {
      fail("cannot be found");
    } else if (!inHouse && !addresses.stream().allMatch(PublicAddresses::contains)) {
      log.warn(
          "tool {} is not used: its host leads into a private network, and it has no private: true",
          letter.plan().declared().name());
      fail("has an address that may not be used");
    } else {
      send(to(addresses.getFirst()));
    }
  }

  /** The address itself, so that nobody looks the name up again. */
  private RequestOptions to(InetAddress address) {
    var literal = address.getHostAddress().replaceAll("%.*", "");
    var server = SocketAddress.inetSocketAddress(letter.plan().url().port(), literal);
    return new RequestOptions(letter.options()).setServer(server);
  }

  private void send(RequestOptions options) {
    var sent = new Exchange(client, end -> ended(options, end));
    exchange = sent;
    sent.open(options, letter.body());
  }

  private void ended(RequestOptions options, Exchange.End end) {
    switch (end) {
      case Exchange.End.Answered(var reply) -> answered(options, reply);
      case Exchange.End.Broken(var why) -> again(options, () -> fail(why));
      case Exchange.End.Flood() -> fail("answers with more than can be read");
    }
  }

  private void answered(RequestOptions options, AnswerText.Reply reply) {
    Runnable tell = () -> done.complete(letter.answers().told(reply));
    if (PASSING.contains(reply.status())) {
      again(options, tell);
    } else {
      tell.run();
    }
  }

  /** Once more, after a while, if it may be and there is time; else as it is. */
  private void again(RequestOptions options, Runnable otherwise) {
    if (done.isDone()) {
      return;
    }
    if (!letter.plan().repeatable() || repeated >= PAUSES.size()) {
      otherwise.run();
      return;
    }
    var wait = PAUSES.get(repeated);
    if (timers.uptime().plus(wait).compareTo(until) >= 0) {
      otherwise.run();
      return;
    }
    repeated++;
    pause = timers.after(wait, () -> send(options));
  }

  private void fail(String why) {
    done.complete(new Outcome.Failed("The service " + why + "."));
  }
}
