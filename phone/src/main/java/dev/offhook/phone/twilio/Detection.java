package dev.offhook.phone.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a placed call finds out whether a machine has answered.
 *
 * @param toTheEnd whether a machine's greeting is listened to until it is over
 * @param async whether the call goes on meanwhile; then {@code callback} is told
 * @param timeout after which the verdict is {@code unknown}
 * @param speech as much as this without a pause is a machine's
 * @param speechEnd as much silence as this ends what is said
 * @param silence as much of it at the beginning is {@code unknown}
 */
public record Detection(
    boolean toTheEnd,
    boolean async,
    @Nullable EventCallback callback,
    Duration timeout,
    Duration speech,
    Duration speechEnd,
    Duration silence) {}
