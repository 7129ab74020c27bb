package dev.offhook.bench.machine;

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

  /** The part of all cores' time, 0 to 1, that the host gave to other machines since then. */
  public double stolenSince(Machine before) {
    return time.stolenSince(before.time);
  }
}
