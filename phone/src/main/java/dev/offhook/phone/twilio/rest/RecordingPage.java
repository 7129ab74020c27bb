package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.Recording;

/** A recording as the API's JSON has it. */
final class RecordingPage {
  private RecordingPage() {}

  static ObjectNode of(Recording recording, String accountPath, String account, String origin) {
    String uri = accountPath + "/Recordings/" + recording.sid();
    boolean over = recording.ready() || recording.status().equals("absent");
    ObjectNode page =
        Json.object()
            .put("sid", recording.sid())
            .put("account_sid", account)
            .put("call_sid", recording.callSid())
            .putNull("conference_sid")
            .put("status", recording.status())
            .put("channels", recording.order().channels())
            .put("source", recording.order().source())
            .put("track", recording.order().track())
            .put("start_time", Json.date(recording.started()))
            .put("duration", over ? Long.toString(recording.length().toSeconds()) : null)
            .put("date_created", Json.date(recording.started()))
            .put("date_updated", Json.date(recording.updated()))
            .putNull("price")
            .put("price_unit", "USD")
            .putNull("error_code")
            .putNull("encryption_details")
            .put("api_version", "2010-04-01")
            .put("uri", uri + ".json")
            .put("media_url", origin + uri);
    page.putObject("subresource_uris")
        .put("transcriptions", uri + "/Transcriptions.json")
        .put("add_on_results", uri + "/AddOnResults.json");
    return page;
  }
}
