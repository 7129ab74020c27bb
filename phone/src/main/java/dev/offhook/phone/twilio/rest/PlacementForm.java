package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.CallOptions.Parties;
import dev.offhook.phone.twilio.Detection;
import dev.offhook.phone.twilio.EventCallback;
import dev.offhook.phone.twilio.Instructions;
import dev.offhook.phone.twilio.Placement;
import dev.offhook.phone.twilio.twiml.RecordingOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the form that asks for a call to be placed. */
final class PlacementForm {
  private static final int NO_TO = 21201;
  private static final int NO_URL = 21205;
  private static final int BAD_DIGITS = 21206;
  private static final int BAD_TIMEOUT = 21208;
  private static final int NO_FROM = 21213;
  private static final int BAD_APPLICATION = 21218;
  private static final int BAD_DETECTION = 21263;
  private static final int BAD_EVENT = 21626;
  private static final int LONG_TWIML = 32018;
  private static final int TWIML_LIMIT = 4000;
  private static final Duration MILLI = Duration.ofMillis(1);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Set<String> EVENTS = Set.of("initiated", "ringing", "answered", "completed");

  private final Form form;
  private final NumberPlan numbers;
  private final Map<String, String> applications;

  PlacementForm(Form form, NumberPlan numbers, Map<String, String> applications) {
    this.form = form;
    this.numbers = numbers;
    this.applications = applications;
  }

  /** The call it asks for; otherwise as {@code usual} has it. Fails with {@link Refused}. */
  Placement read(CallOptions usual) {
    String to =
        form.text("To").orElseThrow(() -> new Refused(NO_TO, "No 'To' number is specified"));
    String from =
        form.text("From")
            .orElseThrow(() -> new Refused(NO_FROM, "A 'From' phone number is required."));
    numbers
        .objection(from, to)
        .ifPresent(error -> {
          throw new Refused(error);
        });
    Instructions instructions = instructions();
    CallOptions options = options(usual, from, to);
    return new Placement(
        options,
        instructions,
        form.time("Timeout", SECOND, 1, 600, 60, BAD_TIMEOUT),
        form.time("TimeLimit", SECOND, 1, 86_400, 14_400, BAD_TIMEOUT),
        digits(),
        detection(),
        recording());
  }

  private CallOptions options(CallOptions usual, String from, String to) {
    CallOptions options = usual.withParties(new Parties(from, to, "outbound-api"));
    Optional<String> fallback = form.url("FallbackUrl");
    if (fallback.isPresent()) {
      options = options.withFallback(fallback.get());
    }
    EventCallback status = form.callback("StatusCallback", "StatusCallbackMethod", events());
    return status == null ? options : options.withStatusCallback(status);
  }

  private Set<String> events() {
    List<String> asked = form.all("StatusCallbackEvent");
    for (String event : asked) {
      if (!EVENTS.contains(event)) {
        throw new Refused(BAD_EVENT, "Invalid StatusCallbackEvent: " + event);
      }
    }
    return asked.isEmpty() ? Set.of("completed") : new HashSet<>(asked);
  }

  private Instructions instructions() {
    String method = form.method("Method");
    Optional<String> url = form.url("Url");
    if (url.isPresent()) {
      return new Instructions.At(method, url.get());
    }
    Optional<String> twiml = form.text("Twiml");
    if (twiml.isPresent()) {
      return inline(twiml.get());
    }
    String application =
        form.text("ApplicationSid")
            .orElseThrow(() -> new Refused(NO_URL, "Url parameter is required."));
    String voiceUrl = applications.get(application);
    if (voiceUrl == null) {
      throw new Refused(BAD_APPLICATION, "Invalid ApplicationSid: " + application);
    }
    return new Instructions.At(method, voiceUrl);
  }

  static Instructions inline(String twiml) {
    if (twiml.length() > TWIML_LIMIT) {
      throw new Refused(LONG_TWIML, "Twiml is longer than " + TWIML_LIMIT + " characters");
    }
    return new Instructions.Inline(twiml);
  }

  private String digits() {
    String digits = form.text("SendDigits").orElse("");
    if (!digits.matches("[0-9A-D#*wW]{0,32}")) {
      throw new Refused(BAD_DIGITS, "Invalid SendDigits: " + digits);
    }
    return digits;
  }

  private @Nullable Detection detection() {
    Optional<String> mode = form.text("MachineDetection");
    if (mode.isEmpty()) {
      return null;
    }
    if (!Set.of("Enable", "DetectMessageEnd").contains(mode.get())) {
      throw new Refused(BAD_DETECTION, "Invalid MachineDetection: " + mode.get());
    }
    return new Detection(
        mode.get().equals("DetectMessageEnd"),
        form.flag("AsyncAmd"),
        form.callback("AsyncAmdStatusCallback", "AsyncAmdStatusCallbackMethod", Set.of()),
        form.time("MachineDetectionTimeout", SECOND, 3, 59, 30, BAD_DETECTION),
        threshold("Speech", 1_000, 6_000, 2_400),
        threshold("SpeechEnd", 500, 5_000, 1_200),
        form.time("MachineDetectionSilenceTimeout", MILLI, 2_000, 10_000, 5_000, BAD_DETECTION));
  }

  private Duration threshold(String what, int least, int most, int otherwise) {
    String name = "MachineDetection" + what + "Threshold";
    return form.time(name, MILLI, least, most, otherwise, BAD_DETECTION);
  }

  private @Nullable RecordingOrder recording() {
    return form.flag("Record") ? new RecordingForm(form).order("OutboundAPI") : null;
  }
}
