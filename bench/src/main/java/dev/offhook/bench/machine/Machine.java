package dev.offhook.bench.machine;

import java.time.Duration;

/** What all cores together have spent up to a moment. */
public final class Machine {

  private final Procfs.MachineTime time;

  private Machine(Procfs.MachineTime time) {
    this.time = time;
  }

  /** At this moment; Linux only. */
  public static Machine now() {
    return new Machine(Procfs.machine(Procfs.read("stat")));
  }

  /** What all processes and the kernel have used since then. */
  public Duration busySince(Machine before) {
    return time.busySince(before.time);
  }

  /** The part of all cores' time, 0 to 1, that the host gave to other machines since then. */
  public double stolenSince(Machine before) {
    return time.stolenSince(before.time);
  }
}
