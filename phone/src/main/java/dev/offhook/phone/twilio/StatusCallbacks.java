package dev.offhook.phone.twilio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the status callback URL, where there is one, how the call goes. */
final class StatusCallbacks {
  private final Leg leg;
  private final Webhooks webhooks;
  private final CallParameters parameters;
  private final List<Future<?>> underway = new ArrayList<>();
  private int sequence;

  StatusCallbacks(Leg leg, Webhooks webhooks, CallParameters parameters) {
    this.leg = leg;
    this.webhooks = webhooks;
    this.parameters = parameters;
  }

  /** Reports a step on the way; only of calls the application has placed. */
  void progress(String event, String callStatus) {
    if (!leg.options().parties().inbound()) {
      report(event, callStatus, Map.of());
    }
  }

  /**
   * Reports the end; done when all that was ever reported has been answered or has failed.
   *
   * @param more what is told besides how long the call was
   */
  Future<Void> over(String callStatus, Duration connected, Map<String, String> more) {
    Map<String, String> told = new HashMap<>(more);
    told.put("CallDuration", Long.toString(connected.toSeconds()));
    told.put("Duration", Long.toString(Math.ceilDiv(connected.toSeconds(), 60L)));
    report("completed", callStatus, told);
    return Future.join(underway).mapEmpty().otherwiseEmpty().mapEmpty();
  }

  private void report(String event, String callStatus, Map<String, String> more) {
    EventCallback callback = leg.options().urls().status();
    if (callback == null || !callback.events().contains(event)) {
      return;
    }
    Map<String, String> told = parameters.standard(callStatus);
    told.put("Timestamp", Rfc2822.of(leg.exchange().timeOfDay()));
    told.put("CallbackSource", "call-progress-events");
    told.put("SequenceNumber", Integer.toString(sequence));
    told.putAll(more);
    String token = UUID.randomUUID().toString();
    String number = leg.options().parties().to();
    for (Duration delay : leg.options().faults().statuses().of(number, sequence)) {
      underway.add(send(delay, callback, told, token));
    }
    sequence++;
  }

  private Future<Reply> send(
      Duration delay, EventCallback callback, Map<String, String> told, String token) {
    if (delay.isZero()) {
      return webhooks.ask(callback.method(), callback.url(), told, token);
    }
    Promise<Reply> sent = Promise.promise();
    leg.time()
        .after(
            delay,
            () -> webhooks.ask(callback.method(), callback.url(), told, token).onComplete(sent));
    return sent.future();
  }
}
