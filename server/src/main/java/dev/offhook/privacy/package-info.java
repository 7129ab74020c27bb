/**
 * What is kept of a call, how legibly and for how long: pure rules over the values of a call. Start
 * at {@link dev.offhook.privacy.Privacy}; {@link dev.offhook.privacy.Discretion} is where a call's
 * events pass before they are written down.
 */
@NullMarked
package dev.offhook.privacy;

import org.jspecify.annotations.NullMarked;
