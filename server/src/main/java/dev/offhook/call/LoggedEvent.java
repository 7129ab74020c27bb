package dev.offhook.call;

import java.time.Duration;

/**
 * One event with its place in the call.
 *
 * @param number counts the events of a call from 0, without a gap
 * @param at on the call's own clock: since {@link CallEvent.Arrived}, also across a restart
 */
public record LoggedEvent(long number, Duration at, CallEvent event) {}
