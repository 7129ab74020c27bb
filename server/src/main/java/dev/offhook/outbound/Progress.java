package dev.offhook.outbound;

import dev.offhook.call.CallSid;
import dev.offhook.telephony.FinalStatus;
import java.time.Duration;
import java.util.Optional;

/**
 * One step of a call, as the carrier reports it; steps come in any order, and again.
 *
 * @param status in the carrier's word
 * @param over how it ended; empty while it goes on
 * @param sequence counts the steps of a call
 * @param lasted how long it was connected; zero while it goes on
 */
public record Progress(
    CallSid call, String status, Optional<FinalStatus> over, int sequence, Duration lasted) {}
