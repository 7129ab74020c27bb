package dev.offhook.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcfsTest {

  @Test
  void timeOfAProcessIsFoundBehindANameWithBlanksAndParentheses() {
    String stat =
        "4711 (java (odd) name) S 1 4711 4711 0 -1 4194560 98765 0 12 0 1234 66 7 8 20 0 42 0 99";

    assertThat(Procfs.cpu(stat)).isEqualTo(Duration.ofSeconds(13));
  }

  @Test
  void memoryIsCountedInBytes() {
    String status = "Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\nThreads:\t42\n";

    assertThat(Procfs.bytes(status, "VmRSS")).isEqualTo(100L << 20);
    assertThat(Procfs.bytes(status, "VmHWM")).isEqualTo(200L << 20);
  }

  @Test
  void aSizeThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Procfs.bytes("Name:\tkthreadd\n", "VmRSS"))
        .hasMessageContaining("VmRSS");
  }

  @Test
  void timeStolenByTheHostIsAPartOfAllTime() {
    var before = Procfs.machine("cpu  100 0 100 800 0 0 0 0 50 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
    var after = Procfs.machine("cpu  150 0 150 880 0 0 0 20 90 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

    assertThat(after.stolenSince(before)).isCloseTo(0.1, within(1e-9));
    assertThat(after.stolenSince(after)).isZero();
    assertThat(after.busySince(before)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void thisProcessHasAnAccount() {
    Usage usage = Usage.of(ProcessHandle.current().pid());

    assertThat(usage.cpu()).isPositive();
    assertThat(usage.resident()).isGreaterThan(10L << 20);
    assertThat(usage.peak()).isGreaterThanOrEqualTo(usage.resident());
  }
}
