package dev.offhook.bench.outage;

/** The ways in which a database goes away. */
enum Outage {
  /** Its processes are told to drop everything, as {@code pg_ctl stop -m immediate} does. */
  CRASH,
  /** Its processes stand still: connections stay open, and nothing is answered. */
  FREEZE
}
