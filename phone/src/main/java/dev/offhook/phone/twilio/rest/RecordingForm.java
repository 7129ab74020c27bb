package dev.offhook.phone.twilio.rest;

import dev.offhook.phone.twilio.EventCallback;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.RecordingOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads how a call is to be recorded. */
record RecordingForm(Form form) {
  private static final int BAD_PARAMETER = 20001;

  RecordingOrder order(String source) {
    int channels = choice("RecordingChannels", "mono", "mono", "dual").equals("dual") ? 2 : 1;
    String track = choice("RecordingTrack", "both", "inbound", "outbound", "both");
    EventCallback told =
        form.callback("RecordingStatusCallback", "RecordingStatusCallbackMethod", events());
    Callback status = told == null ? null : new Callback(told.url(), told.method());
    return new RecordingOrder(source, channels, track, status, events());
  }

  /** Several are told apart by blanks, or by being repeated. */
  private Set<String> events() {
    Set<String> events = new HashSet<>();
    for (String value : form.all("RecordingStatusCallbackEvent")) {
      events.addAll(List.of(value.trim().split(" +", -1)));
    }
    return events.isEmpty() ? Set.of("completed") : events;
  }

  private String choice(String name, String otherwise, String... allowed) {
    String value = form.text(name).orElse(otherwise);
    if (!List.of(allowed).contains(value)) {
      throw new Refused(BAD_PARAMETER, "Invalid " + name + ": " + value);
    }
    return value;
  }
}
