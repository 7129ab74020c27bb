package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message from the caller.
 *
 * @param action asked when it is over; null for the document this stands in
 * @param method of the action
 * @param timeout of silence that ends it
 * @param longest it may be
 * @param finish the keys that end it; blank for none
 * @param beep whether one is heard first
 * @param order how it is recorded
 */
public record RecordMessage(
    @Nullable String action,
    String method,
    Duration timeout,
    Duration longest,
    String finish,
    boolean beep,
    RecordingOrder order)
    implements Verb {}
