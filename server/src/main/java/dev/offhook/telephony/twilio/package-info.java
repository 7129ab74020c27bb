/**
 * The line by way of Twilio: webhooks, markup and the relay's frames. A call begins with a {@link
 * dev.offhook.telephony.twilio.VoiceRequest}, is answered with a {@link
 * dev.offhook.telephony.twilio.RelayTwiml} and goes on as {@link
 * dev.offhook.telephony.twilio.RelayFrame}s. Start at {@link
 * dev.offhook.telephony.twilio.RelayFrames}.
 */
@NullMarked
package dev.offhook.telephony.twilio;

import org.jspecify.annotations.NullMarked;
