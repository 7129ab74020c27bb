package dev.offhook.telephony.twilio;

import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** The event loop that a connection came on, as something to run tasks on. */
final class EventLoop {
  private EventLoop() {}

  /**
   * Runs tasks on the loop of the calling thread: at once where that is the loop, else behind what
   * waits there. By thread, not by context: one event loop has many, and order must hold between
   * them.
   */
  static Executor here() {
    var context = Vertx.currentContext();
    var loop = Thread.currentThread();
    return task -> {
      if (loop.equals(Thread.currentThread())) {
        task.run();
      } else {
        context.runOnContext(_ -> task.run());
      }
    };
  }
}
