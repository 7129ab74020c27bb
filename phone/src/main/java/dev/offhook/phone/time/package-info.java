/**
 * The phone network's clock, in real time or virtual. Start at {@link
 * dev.offhook.phone.time.PhoneTime}.
 */
@NullMarked
package dev.offhook.phone.time;

import org.jspecify.annotations.NullMarked;
