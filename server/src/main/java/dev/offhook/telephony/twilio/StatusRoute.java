package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.Switchboard;
import dev.offhook.web.Access;
import dev.offhook.web.Problem;
import dev.offhook.web.Routes;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The carrier's status callback, {@code /call-status}: a call that is over for the carrier is over
 * here too, at once, whatever its socket says.
 */
public final class StatusRoute {
  private static final Logger log = LoggerFactory.getLogger(StatusRoute.class);

  private final Switchboard switchboard;

  public StatusRoute(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  public void register(Routes routes) {
    routes.post("/call-status", Access.CARRIER, this::told);
  }

  private void told(RoutingContext context) {
    var form = Webhooks.form(context);
    CallSid.parse(form.first("CallSid"))
        .ifPresentOrElse(
            call -> {
              told(call, form.first("CallStatus"));
              context
                  .response()
                  .putHeader("Content-Type", "application/json")
                  .end("{\"status\":\"ok\"}");
            },
            () ->
                new Problem(400, "no_call_sid", "CallSid is missing or is not one")
                    .answer(context));
  }

  private void told(CallSid call, String status) {
    CallStatus.over(status)
        .ifPresent(how -> {
          log.info("call {} is {}", call, status);
          switchboard.ended(call, how);
        });
  }
}
