package dev.offhook;

import dev.offhook.settings.Secret;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.time.RunningTimers;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;

/**
 * Servers that write their calls to a database in a folder. Time stands still while the log has
 * something to write, so that what happened can be read.
 */
final class LoggedServer {
  private LoggedServer() {}

  static TestServer in(Path folder) {
    return in(folder, Map.of());
  }

  static TestServer in(Path folder, Map<String, String> settings) {
    var log = Logbook.open(new Kept(folder, new Secret(""), 8), new RunningTimers());
    var server = TestServer.with(settings, log);
    server
        .time()
        .watch(
            "the call log",
            () -> log.state().get().spooledSince().isEmpty() && log.state().get().behind() == 0);
    server.time().settle();
    return server;
  }

  /** Asks the server as its operator does. */
  static Web.Answer get(TestServer server, String target) {
    return Web.get(server, target, Map.of());
  }

  /** The same, for an answer that is well and JSON. */
  static JsonObject json(TestServer server, String target) {
    var answer = get(server, target);
    if (answer.status() != 200) {
      throw new AssertionError(target + " is answered by " + answer);
    }
    return new JsonObject(answer.body());
  }
}
