package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.CallFacts;
import dev.offhook.phone.twilio.SimulatedCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call as the API's JSON has it: numbers are strings, what is not known yet is null. */
final class CallPage {
  private static final List<String> SUBRESOURCES =
      List.of(
          "notifications",
          "recordings",
          "payments",
          "events",
          "siprec",
          "streams",
          "transcriptions",
          "user_defined_message_subscriptions",
          "user_defined_messages");

  private CallPage() {}

  /**
   * @param accountPath the account's part of the path
   */
  static ObjectNode of(SimulatedCall call, String accountPath, String account) {
    CallFacts facts = call.facts();
    boolean queued = facts.status().equals("queued");
    String uri = accountPath + "/Calls/" + call.sid();
    ObjectNode page =
        Json.object()
            .put("sid", call.sid())
            .put("account_sid", account)
            .putNull("parent_call_sid")
            .put("to", call.parties().to())
            .put("to_formatted", formatted(call.parties().to()))
            .put("from", call.parties().from())
            .put("from_formatted", formatted(call.parties().from()))
            .put("phone_number_sid", "PN" + account.substring(2))
            .put("status", facts.status())
            .put("start_time", Json.date(facts.start()))
            .put("end_time", Json.date(facts.end()))
            .put("duration", seconds(facts))
            .putNull("price")
            .put("price_unit", "USD")
            .put("direction", call.parties().direction())
            .put("answered_by", facts.answeredBy())
            .put("api_version", "2010-04-01")
            .putNull("forwarded_from")
            .putNull("group_sid")
            .putNull("caller_name")
            .put("queue_time", waited(facts))
            .put("trunk_sid", "")
            .putNull("annotation")
            .put("date_created", queued ? null : Json.date(facts.created()))
            .put("date_updated", queued ? null : Json.date(facts.updated()))
            .put("uri", uri + ".json");
    ObjectNode links = page.putObject("subresource_uris");
    SUBRESOURCES.forEach(name -> links.put(name, uri + "/" + camel(name) + ".json"));
    return page;
  }

  private static @Nullable String seconds(CallFacts facts) {
    return facts.length() == null ? null : Long.toString(facts.length().toSeconds());
  }

  private static String waited(CallFacts facts) {
    return facts.start() == null
        ? "0"
        : Long.toString(facts.start().toEpochMilli() - facts.created().toEpochMilli());
  }

  private static String camel(String name) {
    StringBuilder camel = new StringBuilder();
    for (String part : name.split("_", -1)) {
      camel.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return camel.toString();
  }

  private static String formatted(String number) {
    return number.replaceFirst("^\\+1(\\d{3})(\\d{3})(\\d{4})$", "($1) $2-$3");
  }
}
