/**
 * The turn rules: who has the floor, what an interruption does, what was heard. A pure function of
 * state, signal and time: no clock, no thread, no I/O. Start at {@link
 * dev.offhook.turn.TurnMachine}.
 */
@NullMarked
package dev.offhook.turn;

import org.jspecify.annotations.NullMarked;
