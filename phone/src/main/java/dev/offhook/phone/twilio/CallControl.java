package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.RecordingOrder;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the carrier's API does to a call from outside. From any thread; done on the call's event
 * loop, where its state is looked at, too.
 */
public final class CallControl {
  private final Context context;
  private final CallFlow flow;
  private final SimulatedCall call;

  CallControl(Context context, CallFlow flow, SimulatedCall call) {
    this.context = context;
    this.flow = flow;
    this.call = call;
  }

  /** Tears the call out of what it does; false where it is not connected. */
  public Future<Boolean> redirect(Instructions instructions) {
    return onCall(() -> {
      if (!connected()) {
        return false;
      }
      flow.divert(instructions);
      return true;
    });
  }

  /** Ends the call wherever it is; false where it has ended. */
  public Future<Boolean> hangUp() {
    return onCall(() -> {
      boolean there = !flow.done();
      flow.leave(Outcome.Reason.ENDED_BY_API);
      return there;
    });
  }

  /** Ends a call that nobody has answered; false where somebody has, or it has ended. */
  public Future<Boolean> cancel() {
    return onCall(() -> {
      if (flow.standing().answered() || flow.done()) {
        return false;
      }
      flow.leave(Outcome.Reason.ENDED_BY_API);
      return true;
    });
  }

  /** Begins to record; empty where the call is not connected, or is the relay's. */
  public Future<Optional<Recording>> record(RecordingOrder order) {
    return onCall(() ->
        recordable()
            ? Optional.of(flow.recordings().startForApi(order))
            : Optional.<Recording>empty());
  }

  /** Pauses the recording or goes on with it; empty where none can be. */
  public Future<Optional<Recording>> pause(String sid, boolean paused, boolean silence) {
    return onCall(
        () -> recordable() ? flow.recordings().pause(sid, paused, silence) : Optional.empty());
  }

  /** Ends the recording; false where none can be. */
  public Future<Boolean> stopRecording(String sid) {
    return onCall(() -> {
      if (!recordable()) {
        return false;
      }
      flow.recordings().stop(sid, "completed");
      return true;
    });
  }

  private boolean connected() {
    return flow.standing().answered() && !flow.done();
  }

  private boolean recordable() {
    return connected() && !call.relayed();
  }

  private <T> Future<T> onCall(Supplier<T> act) {
    Promise<T> done = Promise.promise();
    context.runOnContext(
        called -> Future.succeededFuture().map(here -> act.get()).onComplete(done));
    return done.future();
  }
}
