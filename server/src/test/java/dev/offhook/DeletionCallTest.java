package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.settings.Secret;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.time.RunningTimers;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls deleted over HTTP, and the receipts for that. */
@Timeout(180)
class DeletionCallTest {
  private static final String HOURS = "What are your opening hours?";

  @TempDir private Path folder;

  @Test
  @DisplayName("a call that goes on is not deleted; when it is over it is, with a receipt")
  void aCallIsDeletedWhenItIsOver() {
    try (var server = LoggedServer.in(folder)) {
      var document = ApiDocument.of(server);
      var call = server.call();
      server.ask(call, HOURS);
      var target = "/api/calls/" + call.sid();

      var live = Web.delete(server, target);
      document.check("delete", "/api/calls/{sid}", live);
      assertThat(live.status()).isEqualTo(409);
      assertThat(code(live)).isEqualTo("call_is_live");
      server.hangUp(call);

      var receipt = Web.delete(server, target);
      document.check("delete", "/api/calls/{sid}", receipt);
      assertThat(receipt.status()).isEqualTo(200);
      assertThat(new JsonObject(receipt.body()).getInteger("calls")).isOne();
      assertThat(new JsonObject(receipt.body()).getInteger("turns")).isEqualTo(3);
      assertThat(new JsonObject(receipt.body()).getInteger("events"))
          .isEqualTo(server.log(call).size());
      assertThat(receipt.body()).doesNotContain(call.sid());

      assertThat(LoggedServer.get(server, target).status()).isEqualTo(404);
      assertThat(Web.delete(server, target).status()).isEqualTo(404);
      assertThat(LoggedServer.json(server, "/api/calls?q=opening").getJsonArray("calls")).isEmpty();
      var receipts = LoggedServer.get(server, "/api/deletions");
      document.check("get", "/api/deletions", receipts);
      assertThat(new JsonObject(receipts.body()).getJsonArray("deletions"))
          .containsExactly(new JsonObject(receipt.body()));
    }
  }

  @Test
  void allCallsOfANumberAreDeletedOnceNoneGoesOn() {
    try (var server = LoggedServer.in(folder)) {
      var document = ApiDocument.of(server);
      server.hangUp(server.call());
      var call = server.call();
      var number =
          LoggedServer.json(server, "/api/calls/" + call.sid()).getString("caller").substring(1);

      assertThat(code(Web.delete(server, "/api/calls?number=%2B" + number)))
          .isEqualTo("call_is_live");
      server.hangUp(call);
      var receipt = Web.delete(server, "/api/calls?number=%2B" + number);

      document.check("delete", "/api/calls", receipt);
      assertThat(new JsonObject(receipt.body()).getInteger("calls")).isEqualTo(2);
      assertThat(new JsonObject(receipt.body()).getString("kind")).isEqualTo("number");
      assertThat(receipt.body()).doesNotContain(number);
      assertThat(LoggedServer.json(server, "/api/calls").getJsonArray("calls")).isEmpty();

      var nobody = Web.delete(server, "/api/calls?number=%2B15550000");
      assertThat(nobody.status()).isEqualTo(200);
      assertThat(new JsonObject(nobody.body()).getInteger("calls")).isZero();
    }
  }

  @Test
  void aBadRequestDeletesNothing() {
    try (var server = LoggedServer.in(folder)) {
      server.hangUp(server.call());
      for (var query :
          List.of("", "?number=", "?number=ada", "?number=%2B49xxxxxxxx67", "?number=1%27--")) {
        var answer = Web.delete(server, "/api/calls" + query);
        assertThat(answer.status()).as(query).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("detail"))
            .startsWith("number is no phone number");
      }
      assertThat(Web.delete(server, "/api/calls?live=false").status()).isEqualTo(400);
      assertThat(Web.delete(server, "/api/calls/CA1").status()).isEqualTo(400);
      assertThat(Web.delete(server, "/api/calls/CA" + "0".repeat(32)).status()).isEqualTo(404);
      assertThat(LoggedServer.json(server, "/api/calls").getJsonArray("calls")).hasSize(1);
      assertThat(LoggedServer.json(server, "/api/deletions").getJsonArray("deletions")).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "while the database is away nothing is deleted: what waits on the disk would come back")
  void nothingIsDeletedWhileEventsWait() {
    var nobody = new Secret("jdbc:postgresql://user:word@127.0.0.1:1/nothing");
    var logbook = Logbook.open(new Kept(folder, nobody, 8), new RunningTimers());
    try (var server = TestServer.with(Map.of(), logbook)) {
      var call = server.call();
      server.hangUp(call);

      for (var target : List.of("/api/calls/" + call.sid(), "/api/calls?number=%2B15551230001")) {
        var answer = Web.delete(server, target);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("log_away");
      }
    }
  }

  private static String code(Web.Answer answer) {
    return new JsonObject(answer.body()).getJsonObject("error").getString("code");
  }
}
