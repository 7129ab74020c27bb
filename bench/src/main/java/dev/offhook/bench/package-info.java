/**
 * Load on a server, microbenchmarks of its parts, and reports. Start at {@link
 * dev.offhook.bench.BenchCommand}; {@code relay} puts calls on the line, {@code restart} kills the
 * server in the midst of calls, {@code machine} forks the server and watches what it costs, {@code
 * micro} measures single operations on JMH.
 */
@NullMarked
package dev.offhook.bench;

import org.jspecify.annotations.NullMarked;
