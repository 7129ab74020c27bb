package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.RecordingOrder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call the application wants to be placed.
 *
 * @param options who rings whom, and how the carrier works meanwhile
 * @param instructions what to do when somebody has answered
 * @param ringing how long it rings
 * @param limit how long it may be connected
 * @param digits sent before anything else; may be blank
 * @param detection null where nobody asks whether a machine has answered
 * @param recording null where it is not recorded
 */
public record Placement(
    CallOptions options,
    Instructions instructions,
    Duration ringing,
    Duration limit,
    String digits,
    @Nullable Detection detection,
    @Nullable RecordingOrder recording) {}
