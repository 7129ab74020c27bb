/**
 * The values of a call: who, where, what happened, how it ended. Pure; knows nothing else of ours.
 * Start at {@link dev.offhook.call.CallDetails}.
 */
@NullMarked
package dev.offhook.call;

import org.jspecify.annotations.NullMarked;
