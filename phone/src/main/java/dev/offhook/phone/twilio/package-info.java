/**
 * A simulated Twilio: it posts signed webhooks, carries out TwiML, dials the relay socket and
 * speaks, listens and complains as the carrier does, in calls from outside and in calls it is asked
 * to place. Start at {@link dev.offhook.phone.twilio.SimulatedTwilio}; who is called stands in
 * {@link dev.offhook.phone.twilio.Subscribers}.
 */
@NullMarked
package dev.offhook.phone.twilio;

import org.jspecify.annotations.NullMarked;
