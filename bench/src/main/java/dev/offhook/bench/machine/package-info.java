/**
 * The machine a bench runs on: the server as a process of its own, what it and the machine spend,
 * and how late a thread wakes. Start at {@link dev.offhook.bench.machine.ServerProcess}.
 */
@NullMarked
package dev.offhook.bench.machine;

import org.jspecify.annotations.NullMarked;
