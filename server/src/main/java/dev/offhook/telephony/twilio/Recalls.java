package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.Switchboard;
import dev.offhook.telephony.Switchboard.Recall;
import dev.offhook.time.Timers;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/** Before a call is taken for a new one, its log is asked whether it is. */
final class Recalls {
  private final Switchboard switchboard;
  private final CallTokens tokens;
  private final Timers timers;

  Recalls(Switchboard switchboard, CallTokens tokens, Timers timers) {
    this.switchboard = switchboard;
    this.tokens = tokens;
    this.timers = timers;
  }

  /** Looks {@code call} up, if it is not known here, and goes on with what came of it. */
  void recall(RoutingContext context, CallSid call, Consumer<Recall> then) {
    if (switchboard.expects(call)) {
      then.accept(new Recall.Here());
      return;
    }
    switchboard
        .recall(call)
        .thenAccept(recall -> {
          if (recall instanceof Recall.TakenUp(var tickets)) {
            tokens.takeOver(call, tickets, timers.uptime());
          }
          then.accept(recall);
        })
        .exceptionally(failure -> {
          // Out of the router's sight by now: it must be told, or nobody is answered
          context.fail(failure);
          return null;
        });
  }
}
