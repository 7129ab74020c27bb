/**
 * The terminal command {@code ./offhook call}: the simulated phone with a person, or prepared
 * lines, at the other end. Start at {@link dev.offhook.phone.call.CallCommand}.
 */
@NullMarked
package dev.offhook.phone.call;

import org.jspecify.annotations.NullMarked;
