package dev.offhook.phone.twilio;

import org.jspecify.annotations.Nullable;

/**
 * How a call is recorded.
 *
 * @param source what asked for it, such as {@code OutboundAPI}
 * @param channels 1 or 2
 * @param track {@code inbound}, {@code outbound} or {@code both}
 * @param callback told {@code in-progress}, {@code completed} or {@code absent}, as it wants
 */
public record RecordingPlan(
    String source, int channels, String track, @Nullable Callback callback) {}
