package dev.offhook.bench.relay;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** All callers, spread over a few event loops. */
final class Callers {

  private Callers() {}

  /**
   * Puts them on the line.
   *
   * @param server scheme, host and port
   * @param loops how many event loops they share
   * @param run different for every run
   * @return completes when all calls are over
   */
  static Future<Void> call(
      Vertx vertx, URI server, Schedule schedule, Ledger ledger, int loops, long run) {
    List<Share> shares =
        IntStream.range(0, loops)
            .mapToObj(first -> new Share(server, schedule, ledger, first, loops, run))
            .toList();
    return Future.all(
            shares.stream()
                .map(share -> vertx.deployVerticle(share).compose(up -> share.over.future()))
                .toList())
        .mapEmpty();
  }

  /** Every so many callers, on one event loop. */
  private static final class Share extends VerticleBase {
    private final URI server;
    private final Schedule schedule;
    private final Ledger ledger;
    private final int first;
    private final int step;
    private final long run;
    private final Promise<Void> over = Promise.promise();

    Share(URI server, Schedule schedule, Ledger ledger, int first, int step, long run) {
      this.server = server;
      this.schedule = schedule;
      this.ledger = ledger;
      this.first = first;
      this.step = step;
      this.run = run;
    }

    @Override
    public Future<?> start() {
      Trunk trunk = new Trunk(vertx, server, schedule.load().calls());
      Pacer pacer = new Pacer(context);
      List<Future<Void>> calls =
          IntStream.iterate(first, call -> call < schedule.load().calls(), call -> call + step)
              .mapToObj(call -> call(call, trunk, pacer).begin())
              .toList();
      Future.all(calls).<Void>mapEmpty().onComplete(over);
      return Future.succeededFuture();
    }

    private RelayCall call(int call, Trunk trunk, Pacer pacer) {
      return new RelayCall(call, CallIdentity.of(run, call), schedule, ledger, trunk, pacer);
    }
  }
}
