/**
 * The line by way of Twilio: its webhooks, the markup that answers them, and the relay's frames.
 * Start at {@link dev.offhook.telephony.twilio.RelayFrame}, what the relay can tell us.
 */
@NullMarked
package dev.offhook.telephony.twilio;

import org.jspecify.annotations.NullMarked;
