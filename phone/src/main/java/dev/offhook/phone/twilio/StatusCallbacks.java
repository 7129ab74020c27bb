package dev.offhook.phone.twilio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Tells the status callback URL, where there is one, how the call goes. */
final class StatusCallbacks {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Duration LATE = Duration.ofMillis(700);
  private static final Duration AGAIN = Duration.ofMillis(300);

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
  void progress(String callStatus) {
    if (!leg.options().parties().inbound()) {
      report(callStatus, Map.of());
    }
  }

  /** Reports the end; done when all that was ever reported has been answered or has failed. */
  Future<Void> over(String callStatus, Duration connected) {
    long minutes = Math.ceilDiv(connected.toSeconds(), 60L);
    report(
        callStatus,
        Map.of(
            "CallDuration", Long.toString(connected.toSeconds()),
            "Duration", Long.toString(minutes)));
    return Future.join(underway).mapEmpty().otherwiseEmpty().mapEmpty();
  }

  private void report(String callStatus, Map<String, String> more) {
    String url = leg.options().urls().status();
    if (url == null) {
      return;
    }
    Map<String, String> told = parameters.standard(callStatus);
    told.put("Timestamp", RFC_2822.format(leg.exchange().timeOfDay()));
    told.put("CallbackSource", "call-progress-events");
    told.put("SequenceNumber", Integer.toString(sequence));
    told.putAll(more);
    String token = UUID.randomUUID().toString();
    if (leg.options().faults().statusShuffled()) {
      Duration delay = sequence % 2 == 0 ? LATE : Duration.ZERO;
      underway.add(later(delay, url, told, token));
      underway.add(later(delay.plus(AGAIN), url, told, token));
    } else {
      underway.add(webhooks.ask("POST", url, told, token));
    }
    sequence++;
  }

  private Future<Reply> later(Duration delay, String url, Map<String, String> told, String token) {
    Promise<Reply> sent = Promise.promise();
    leg.time().after(delay, () -> webhooks.ask("POST", url, told, token).onComplete(sent));
    return sent.future();
  }
}
