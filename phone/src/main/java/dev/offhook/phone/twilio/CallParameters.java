package dev.offhook.phone.twilio;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What every request about a call tells, as recorded calls have it. */
final class CallParameters {
  private final Leg leg;

  CallParameters(Leg leg) {
    this.leg = leg;
  }

  /** Of any request while the call stands at {@code callStatus}. */
  Map<String, String> standard(String callStatus) {
    CallOptions.Parties parties = leg.options().parties();
    Map<String, String> told = new TreeMap<>();
    told.put("AccountSid", leg.exchange().account().sid());
    told.put("ApiVersion", "2010-04-01");
    told.put("CallSid", leg.callSid());
    told.put("CallStatus", callStatus);
    told.put("Direction", parties.direction());
    told.put("From", parties.from());
    told.put("To", parties.to());
    told.put("Caller", parties.from());
    told.put("Called", parties.to());
    if (leg.parentSid() != null) {
      told.put("ParentCallSid", leg.parentSid());
    }
    List.of("From", "Caller").forEach(who -> place(told, who, "SEATTLE", "WA", "98101"));
    List.of("To", "Called").forEach(who -> place(told, who, "", "CA", ""));
    return told;
  }

  /** Of the very first request of an inbound call. */
  Map<String, String> first() {
    Map<String, String> told = standard("ringing");
    told.put("CallToken", "{\"parentCallInfoToken\":\"" + UUID.randomUUID() + "\"}");
    told.put("StirVerstat", "TN-Validation-Passed-C");
    return told;
  }

  private static void place(
      Map<String, String> told, String who, String city, String state, String zip) {
    told.put(who + "City", city);
    told.put(who + "State", state);
    told.put(who + "Zip", zip);
    told.put(who + "Country", "US");
  }
}
