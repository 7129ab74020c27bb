/**
 * Microbenchmarks: what one operation costs, on JMH, held against its bar. Start at {@link
 * dev.offhook.bench.micro.MicroBench}; what is measured stands in a package of its own, such as
 * {@code turn}.
 */
@NullMarked
package dev.offhook.bench.micro;

import org.jspecify.annotations.NullMarked;
