package dev.offhook.phone.twilio.speech;

import dev.offhook.phone.twilio.twiml.Input;

/**
 * Who may cut a sound short.
 *
 * @param interruptible by which of the caller's doings
 * @param preemptible by the next message
 */
public record Manners(Input interruptible, boolean preemptible) {}
