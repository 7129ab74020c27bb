package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.call.Recording.Status;
import dev.offhook.telephony.RecordingTold;
import dev.offhook.telephony.Switchboard;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Where the carrier says how a recording stands. */
public final class RecordingRoute {
  private static final Pattern SID = Pattern.compile("RE[0-9a-fA-F]{32}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,7}");
  private static final int LONGEST_SOURCE = 500;

  private final Switchboard switchboard;
  private final BiConsumer<CallSid, RecordingTold> late;

  /**
   * @param late takes what is told of calls that do not go on here
   */
  public RecordingRoute(Switchboard switchboard, BiConsumer<CallSid, RecordingTold> late) {
    this.switchboard = switchboard;
    this.late = late;
  }

  public void register(Routes routes) {
    routes.post(Consent.TOLD, Access.CARRIER, this::told);
  }

  private void told(RoutingContext request) {
    var form = Webhooks.form(request);
    var call = CallSid.parse(form.first("CallSid"));
    if (call.isEmpty() || !SID.matcher(form.first("RecordingSid")).matches()) {
      new Problem(400, "no_recording", "CallSid or RecordingSid is missing or is not one")
          .answer(request);
      return;
    }
    status(form.first("RecordingStatus"))
        .map(status -> read(form, status))
        .ifPresent(told -> {
          if (!switchboard.recorded(call.get(), told)) {
            late.accept(call.get(), told);
          }
        });
    request.response().setStatusCode(204).end();
  }

  private static RecordingTold read(Form form, Status status) {
    var source = form.first("RecordingUrl");
    return new RecordingTold(
        form.first("RecordingSid"),
        time(form.first("RecordingStartTime")),
        SECONDS.matcher(form.first("RecordingDuration")).matches()
            ? Optional.of(Duration.ofSeconds(Long.parseLong(form.first("RecordingDuration"))))
            : Optional.empty(),
        form.first("RecordingChannels").equals("1") ? 1 : 2,
        status,
        source.length() <= LONGEST_SOURCE ? source : "");
  }

  /** Others, such as a pause, change nothing that is kept. */
  private static Optional<Status> status(String written) {
    return switch (written) {
      case "in-progress" -> Optional.of(Status.UNDER_WAY);
      case "completed" -> Optional.of(Status.COMPLETE);
      case "absent" -> Optional.of(Status.ABSENT);
      case "failed" -> Optional.of(Status.FAILED);
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> time(String written) {
    try {
      return Optional.of(
          ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }
}
