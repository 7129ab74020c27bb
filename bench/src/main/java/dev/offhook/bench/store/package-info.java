/**
 * A call log of a million turns: how fast it is written, listed and searched. Start at {@link
 * dev.offhook.bench.store.StoreBench}.
 */
@NullMarked
package dev.offhook.bench.store;

import org.jspecify.annotations.NullMarked;
