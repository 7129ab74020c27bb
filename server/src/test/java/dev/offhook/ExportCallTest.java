package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.LogPage;
import dev.offhook.store.sql.SqlStore;
import dev.offhook.turn.Move;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The log as a download: complete, harmless in a spreadsheet, at the client's pace. */
@Timeout(180)
class ExportCallTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("[002-38] every call of the filter is a line, with what was said in it")
  void everyCallIsALine() {
    fill(130, "Hello there");
    try (var server = LoggedServer.in(folder)) {
      var answer = LoggedServer.get(server, "/api/calls.jsonl");
      assertThat(answer.contentType()).isEqualTo("application/x-ndjson");
      var sids = new HashSet<String>();
      answer
          .body()
          .lines()
          .forEach(line -> {
            var call = new JsonObject(line);
            sids.add(call.getString("sid"));
            assertThat(call.getJsonArray("turns").getJsonObject(0).getString("heard"))
                .isEqualTo("Hello there");
          });
      assertThat(sids).hasSize(130);
      assertThat(answer.body().lines()).hasSize(130);
      assertThat(LoggedServer.get(server, "/api/calls.jsonl?q=giraffe").body()).isEmpty();
      assertThat(LoggedServer.get(server, "/api/calls.jsonl?limit=5").status()).isEqualTo(400);
      var head = new BareRequest("HEAD", "/api/calls.csv", Map.of("Host", "localhost"), "");
      assertThat(head.sendTo(server).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("a cell that a spreadsheet would compute is defused; quotes and lines are kept")
  void aFormulaIsDefused() {
    fill(1, "=HYPERLINK(\"http://evil.example\",\"click\")\nsaid @he");
    try (var server = LoggedServer.in(folder)) {
      var answer = LoggedServer.get(server, "/api/calls.csv");

      assertThat(answer.contentType()).isEqualTo("text/csv; charset=utf-8");
      assertThat(answer.body())
          .isEqualTo(
              """
              sid,began,direction,caller,called,assistant,version,mode,connectedMs,lastedMs,reason,doing,transcript,expired,cost,currency,costComplete\r
              CA00000000000000000000000000000000,2024-12-14T12:00:00Z,inbound,'+15550100,'@shop,'=1+1,'-v,relay,,,,,\
              "caller: =HYPERLINK(""http://evil.example"",""click"")
              said @he",,,,false\r
              """);
    }
  }

  @Test
  @DisplayName("a client that does not read is not read for: not in memory, and on no thread")
  void aSlowClientHoldsNothing() {
    var archive = new EndlessArchive();
    try (var server = archive.server()) {
      for (var i = 0; i < 5; i++) {
        var slow = BareSocket.to(server);
        slow.pause();
        slow.send(BareRequest.get("/api/calls.jsonl").toString());
      }
      assertThat(LoggedServer.json(server, "/api/calls").getJsonArray("calls")).hasSize(50);
      server.time().advance(Duration.ofMinutes(1));

      // What is on the way fills the buffers of two kernels, which grow as they please
      assertThat(archive.pages()).isBetween(6, 500);
    }
  }

  @Test
  void aClientThatGoesIsNotReadForAnyMore() {
    var archive = new EndlessArchive();
    try (var server = archive.server()) {
      var client = BareSocket.to(server);
      client.pause();
      client.send(BareRequest.get("/api/calls.csv").toString());
      client.close();
      var pages = archive.pages();
      server.time().advance(Duration.ofMinutes(1));

      assertThat(archive.pages()).isEqualTo(pages);
    }
  }

  @Test
  @DisplayName("an export that breaks off is not taken for a whole one")
  void anExportThatBreaksOffIsNotWhole() {
    var archive = new EndlessArchive().awayAfter(3);
    try (var server = archive.server()) {
      var answer = BareRequest.get("/api/calls.jsonl").sendTo(server);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.received()).hasSizeGreaterThan(1000).doesNotEndWith("\r\n0\r\n\r\n");
      assertThat(answer.closed()).isTrue();
    }
  }

  /** Puts calls into the database, each of one sentence. */
  private void fill(int calls, String words) {
    try (var store = SqlStore.inFolder(folder)) {
      for (var number = 0; number < calls; number++) {
        var sid = new CallSid("CA%032x".formatted(number));
        var details =
            new CallDetails(
                sid,
                new PhoneNumber("+15550100"),
                new PhoneNumber("@shop"),
                CallDetails.Direction.INBOUND,
                Map.of());
        var by = new Answering("=1+1", "-v", Answering.Mode.RELAY);
        var began = java.time.Instant.parse("2024-12-14T12:00:00Z").plusSeconds(number);
        store.save(
            List.of(
                new LogPage(
                    sid,
                    List.of(
                        new LoggedEvent(
                            0, Duration.ZERO, new CallEvent.Arrived(details, by, began)),
                        new LoggedEvent(
                            1,
                            Duration.ZERO,
                            new CallEvent.Made(new Move.RememberCaller(words)))))));
      }
    }
  }
}
