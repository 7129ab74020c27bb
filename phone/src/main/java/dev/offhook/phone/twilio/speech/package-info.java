/**
 * What the caller hears, as a model: text becomes clauses, clauses take time, and whoever cuts in
 * cuts the queue. Nothing here makes a sound. Start at {@link
 * dev.offhook.phone.twilio.speech.Playback}.
 */
@NullMarked
package dev.offhook.phone.twilio.speech;

import org.jspecify.annotations.NullMarked;
