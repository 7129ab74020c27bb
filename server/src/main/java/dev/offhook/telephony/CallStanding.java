package dev.offhook.telephony;

import dev.offhook.call.CallSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a call stands for the carrier.
 *
 * @param status in the carrier's word: {@code queued}, {@code ringing}, {@code in-progress}, …
 * @param over how it ended; empty while it goes on
 * @param created when it was ordered; empty where the carrier does not say
 * @param lasted zero while it goes on
 */
public record CallStanding(
    CallSid call,
    String status,
    Optional<FinalStatus> over,
    Optional<Instant> created,
    Duration lasted) {}
