/**
 * Load on a server, and reports. Start at {@link dev.offhook.bench.BenchCommand}; {@code relay}
 * puts calls on the line, {@code machine} forks the server and watches what it costs.
 */
@NullMarked
package dev.offhook.bench;

import org.jspecify.annotations.NullMarked;
