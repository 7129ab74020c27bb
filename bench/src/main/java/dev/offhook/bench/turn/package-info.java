/**
 * What the turn rules cost: a step of the machine, what an interjection means, how much of a reply
 * was heard. Start at {@link dev.offhook.bench.turn.StepBench}; its call is {@link
 * dev.offhook.bench.turn.RecordedCall}.
 */
@NullMarked
package dev.offhook.bench.turn;

import org.jspecify.annotations.NullMarked;
