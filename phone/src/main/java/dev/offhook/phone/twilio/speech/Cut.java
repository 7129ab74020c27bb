package dev.offhook.phone.twilio.speech;

import java.time.Duration;

/**
 * A sound that was cut short.
 *
 * @param sound the whole of it
 * @param heard the words of it that were heard
 * @param start when it began, on the phone's clock
 * @param into how far into it the cut came
 * @param spoken whether the agent's voice was on until then
 */
public record Cut(Sound sound, String heard, Duration start, Duration into, boolean spoken) {}
