package dev.offhook.bench.machine;

import java.time.Duration;

/**
 * What a process has used up to a moment.
 *
 * @param cpu of all its threads, since it started
 * @param resident bytes of memory at this moment
 * @param peak the most bytes it ever held
 */
public record Usage(Duration cpu, long resident, long peak) {

  /** Of a process on this machine; Linux only. */
  public static Usage of(long pid) {
    String status = Procfs.read(pid + "/status");
    return new Usage(
        Procfs.cpu(Procfs.read(pid + "/stat")),
        Procfs.bytes(status, "VmRSS"),
        Procfs.bytes(status, "VmHWM"));
  }
}
