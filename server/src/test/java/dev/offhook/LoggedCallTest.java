package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallSid;
import dev.offhook.settings.Secret;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.store.LogState;
import dev.offhook.store.LogState.Condition;
import dev.offhook.store.sql.SqlStore;
import dev.offhook.time.RunningTimers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens in a call is in the database when the server has stopped. */
@Timeout(180)
class LoggedCallTest {
  @TempDir private Path folder;

  @Test
  void aCallIsInTheDatabaseWhenTheServerHasStopped() {
    var logbook = Logbook.open(new Kept(folder, new Secret(""), 8), new RunningTimers());
    try (var server = TestServer.with(Map.of(), logbook)) {
      var call = server.call();
      server.ask(call, "What are your opening hours?");
      server.hangUp(call);
      var happened = server.log(call);
      server.time().await(server.stop(), Duration.ofMinutes(1));

      try (var store = SqlStore.inFolder(folder)) {
        var sid = new CallSid(call.sid());
        assertThat(store.events(sid, 0, 10_000)).isNotEmpty().isEqualTo(happened);
        assertThat(store.call(sid).orElseThrow().over()).isPresent();
      }
    }
  }

  @Test
  void aCallGoesOnWhileTheDatabaseCannotBeHad() {
    var nobody = new Secret("jdbc:postgresql://user:word@127.0.0.1:1/nothing");
    var logbook = Logbook.open(new Kept(folder, nobody, 8), new RunningTimers());
    try (var server = TestServer.with(Map.of(), logbook)) {
      var call = server.call();
      assertThat(server.ask(call, "What are your opening hours?")).isNotBlank();
      server.hangUp(call);
      server.time().await(server.stop(), Duration.ofMinutes(1));
      assertThat(logbook.state().get().lost()).isZero();
      assertThat(logbook.state().get().condition()).isNotEqualTo(Condition.WRITING);
      assertThat(logbook.state().get()).isNotEqualTo(LogState.AT_REST);
      assertThat(folder.resolve("spool.db")).exists();
    }
  }
}
