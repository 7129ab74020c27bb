/**
 * Time as an argument: timers and deadlines behind one interface, so that a conversation runs on a
 * virtual clock as well as on the wall's. Start at {@link dev.offhook.time.Timers}.
 */
@NullMarked
package dev.offhook.time;

import org.jspecify.annotations.NullMarked;
