package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.store.LogPage;
import dev.offhook.store.sql.SqlStore;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A call whose server died, and that nobody brings back. */
@Timeout(180)
class LostCallTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("[B004-16] a call that died with its server does not stay live for ever")
  void aCallThatDiedWithItsServerEnds() {
    var sid = left();
    try (var server = LoggedServer.in(folder)) {
      server.time().advance(Duration.ofMinutes(9));
      assertThat(call(server, sid).getBoolean("live")).isTrue();
      server.time().advance(Duration.ofMinutes(5));

      var over = call(server, sid);
      assertThat(over.getBoolean("live")).isFalse();
      assertThat(over.getString("reason")).isEqualTo("server_died");
      assertThat(over.getString("doing")).isEqualTo("us");
      assertThat(LoggedServer.json(server, "/api/calls?reason=server_died").getJsonArray("calls"))
          .hasSize(1);
      assertThat(LoggedServer.json(server, "/call_status/" + sid).getString("status"))
          .isEqualTo("completed");
    }
  }

  @Test
  void aCallThatIsHeldIsNotTakenForDead() {
    try (var server = LoggedServer.in(folder)) {
      var call = server.call();
      var sid = new CallSid(call.sid());
      for (var minute = 0; minute < 15; minute++) {
        server.ask(call, "Do you have parking?");
        server.time().advance(Duration.ofMinutes(1).minusSeconds(25));
      }

      assertThat(call(server, sid).getBoolean("live")).isTrue();
      server.hangUp(call);
      assertThat(call(server, sid).getString("reason")).isEqualTo("caller_hung_up");
    }
  }

  /** What a server that was killed left of a call in the log. */
  private CallSid left() {
    List<LoggedEvent> events;
    CallSid sid;
    try (var server = TestServer.builtin()) {
      var call = server.call();
      server.ask(call, "Do you have parking?");
      sid = new CallSid(call.sid());
      // What follows, when it is stopped in good order, a server that is killed does not write
      events = List.copyOf(server.log(call));
    }
    try (var store = SqlStore.inFolder(folder)) {
      store.save(List.of(new LogPage(sid, events)));
    }
    return sid;
  }

  private static JsonObject call(TestServer server, CallSid sid) {
    return LoggedServer.json(server, "/api/calls/" + sid);
  }
}
