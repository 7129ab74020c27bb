package dev.offhook.phone.twilio;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the carrier's API does to a call from outside. From any thread; done on the call's event
 * loop, where its state is looked at, too.
 */
public final class CallControl {
  private final Context context;
  private final Standing standing;
  private final Recorder recorder;
  private final SimulatedCall call;

  CallControl(Context context, Standing standing, Recorder recorder, SimulatedCall call) {
    this.context = context;
    this.standing = standing;
    this.recorder = recorder;
    this.call = call;
  }

  /** Tears the call out of what it does; false where it is not connected. */
  public Future<Boolean> redirect(Instructions instructions) {
    return onCall(() -> {
      if (!connected()) {
        return false;
      }
      CallFlow next = call.flow().abandonFor();
      call.goOn(next);
      next.begin(instructions, Map.of());
      return true;
    });
  }

  /** Ends the call wherever it is; false where it has ended. */
  public Future<Boolean> hangUp() {
    return onCall(() -> {
      boolean there = !standing.over() && !standing.gone();
      call.flow().leave(Outcome.Reason.ENDED_BY_API);
      return there;
    });
  }

  /** Ends a call that nobody has answered; false where somebody has, or it has ended. */
  public Future<Boolean> cancel() {
    return onCall(() -> {
      if (standing.answered() || standing.over() || standing.gone()) {
        return false;
      }
      call.flow().leave(Outcome.Reason.ENDED_BY_API);
      return true;
    });
  }

  /** Begins to record; empty where the call is not connected, or is the relay's. */
  public Future<Optional<Recording>> record(RecordingPlan plan) {
    return onCall(
        () -> recordable() ? Optional.of(recorder.start(plan)) : Optional.<Recording>empty());
  }

  /** Pauses the recording or goes on with it; empty where none can be. */
  public Future<Optional<Recording>> pause(boolean paused, boolean silence) {
    return onCall(() ->
        recordable() ? Optional.ofNullable(recorder.pause(paused, silence)) : Optional.empty());
  }

  /** Ends the recording; false where none can be. */
  public Future<Boolean> stopRecording() {
    return onCall(() -> {
      if (!recordable()) {
        return false;
      }
      recorder.stop();
      return true;
    });
  }

  private boolean connected() {
    return standing.answered() && !standing.over() && !standing.gone();
  }

  private boolean recordable() {
    return connected() && !call.relayed();
  }

  private <T> Future<T> onCall(Supplier<T> act) {
    Promise<T> done = Promise.promise();
    context.runOnContext(called -> done.complete(act.get()));
    return done.future();
  }
}
