/**
 * A simulated Twilio: it posts signed webhooks, carries out TwiML, dials the relay socket and
 * speaks, listens and complains as the carrier does. Start at {@link
 * dev.offhook.phone.twilio.SimulatedTwilio}.
 */
@NullMarked
package dev.offhook.phone.twilio;

import org.jspecify.annotations.NullMarked;
