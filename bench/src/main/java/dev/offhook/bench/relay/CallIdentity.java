package dev.offhook.bench.relay;

import io.vertx.core.MultiMap;

/** Who calls whom, in the carrier's names for it. */
record CallIdentity(String sid, String session, String account, String from, String to) {

  private static final String TO = "+15550100000";

  /**
   * Distinct for every call of a run, and between runs.
   *
   * @param run different for every run
   */
  static CallIdentity of(long run, int call) {
    String id = "%016x%016x".formatted(run, call);
    return new CallIdentity(
        "CA" + id, "VX" + id, "AC" + "0".repeat(32), "+1555%07d".formatted(2_000_000 + call), TO);
  }

  /** The fields every webhook of the call carries. */
  MultiMap form(String status) {
    return MultiMap.caseInsensitiveMultiMap()
        .set("CallSid", sid)
        .set("AccountSid", account)
        .set("From", from)
        .set("Caller", from)
        .set("To", to)
        .set("Called", to)
        .set("CallStatus", status)
        .set("Direction", "inbound")
        .set("ApiVersion", "2010-04-01");
  }
}
