package dev.offhook.bench.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.bench.relay.SmallRelay.Fault;
import dev.offhook.bench.relay.Turn.Outcome;
import dev.offhook.phone.ai.ChatStandInServer;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RelayRunTest {

  private static final String REPLY = ScriptedReply.of(5);
  private static final int CALLS = 6;
  private static final int TURNS = 12;
  private static final Load LOAD =
      new Load(
          CALLS,
          Duration.ofMillis(500),
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          new Load.ModelPace(Duration.ofMillis(50), Duration.ofMillis(5), 5));

  private int infos;

  @Test
  void aServerThatAnswersIsMeasuredWithoutTheModelsTime() throws Exception {
    Findings findings = run(Fault.NONE);

    assertThat(findings.troubles()).isEmpty();
    assertThat(findings.callsLost()).isZero();
    assertThat(findings.left()).isZero();
    Tally tally = findings.tally();
    assertThat(tally.due()).isEqualTo(TURNS);
    assertThat(tally.answered()).isEqualTo(TURNS);
    assertThat(tally.added().milliseconds(0)).isPositive();
    assertThat(tally.added().milliseconds(50)).isLessThan(50);
    assertThat(findings.serverCost().orElseThrow().cpu()).isPositive();
    assertThat(infos).isGreaterThan(TURNS * 3);
  }

  @Test
  void aSilentServerLosesEveryTurnButNoCall() throws Exception {
    Findings findings = run(Fault.SILENT);

    assertThat(findings.callsLost()).isZero();
    assertThat(findings.tally().count(Outcome.NOT_ASKED)).isEqualTo(TURNS);
    assertThat(Verdict.of(findings).missed()).contains("12 of 12 turns lost");
  }

  @Test
  void aServerThatClosesItsSocketsLosesEveryCallAndTurn() throws Exception {
    Findings findings = run(Fault.CLOSES_SOCKETS);

    assertThat(findings.callsLost()).isEqualTo(CALLS);
    assertThat(findings.tally().lost()).isEqualTo(TURNS);
    assertThat(findings.troubles())
        .containsExactly(CALLS + " × the server closed a relay socket, code 1011");
  }

  @Test
  void aBusyLineIsARefusedCall() throws Exception {
    Findings findings = run(Fault.BUSY);

    assertThat(findings.callsLost()).isEqualTo(CALLS);
    assertThat(findings.troubles()).singleElement().asString().contains("call refused");
  }

  private Findings run(Fault fault) throws Exception {
    Ledger ledger = new Ledger();
    var pace = LOAD.model();
    try (ChatStandInServer model =
            ChatStandInServer.start(0, pace.firstToken(), pace.between(), REPLY, ledger::asked);
        SmallRelay relay = new SmallRelay(model.port(), fault);
        ServerUnderTest server =
            ServerUnderTest.attached(relay.url(), OptionalLong.of(ProcessHandle.current().pid()))) {
      assertThat(server.ready()).isTrue();
      Findings findings = new RelayRun(server, LOAD, ledger, REPLY, progress -> {}).run();
      infos = relay.infos();
      return findings;
    }
  }
}
