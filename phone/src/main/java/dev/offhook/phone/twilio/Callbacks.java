package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Callback;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the application things whose answers do not matter, and knows when all are told. */
final class Callbacks {
  private final Leg leg;
  private final Webhooks webhooks;
  private final List<Future<?>> underway = new ArrayList<>();

  Callbacks(Leg leg, Webhooks webhooks) {
    this.leg = leg;
    this.webhooks = webhooks;
  }

  /** Tells {@code to}, whose URL is absolute, after {@code delay}. */
  void tell(Duration delay, Callback to, Map<String, String> told) {
    Promise<Void> answered = Promise.promise();
    underway.add(answered.future());
    Runnable send =
        () -> webhooks.ask(to.method(), to.url(), told).onComplete(reply -> answered.tryComplete());
    if (delay.isZero()) {
      send.run();
    } else {
      leg.time().after(delay, send);
    }
  }

  /** Something has to be done before all is told. */
  void await(Future<?> done) {
    underway.add(done);
  }

  /** Done when all that has been told is answered, or has failed. */
  Future<Void> settled() {
    int known = underway.size();
    return Future.join(List.copyOf(underway))
        .transform(all -> underway.size() == known ? Future.succeededFuture() : settled());
  }
}
