/**
 * A server that is killed in the midst of calls and started again, and what becomes of the calls.
 * Start at {@link dev.offhook.bench.restart.RestartBench}; one call is {@link
 * dev.offhook.bench.restart.Caller}, what is asked of it {@link dev.offhook.bench.restart.Fate}.
 */
@NullMarked
package dev.offhook.bench.restart;

import org.jspecify.annotations.NullMarked;
