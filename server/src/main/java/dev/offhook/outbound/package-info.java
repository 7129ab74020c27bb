/**
 * Calls we place: an order is checked, counted, written down, sent to the carrier once, and
 * followed until the call is over. Start at {@link dev.offhook.outbound.Outbound}.
 */
@NullMarked
package dev.offhook.outbound;

import org.jspecify.annotations.NullMarked;
