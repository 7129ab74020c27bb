package dev.offhook.conversation;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import java.time.Instant;

/**
 * A call that is going on or ringing, as it was when somebody asked.
 *
 * @param details as they are written down
 * @param by who answers it
 * @param began when it was announced
 * @param connected whether its line has been up
 * @param turns how many turns it has come to, with the words that still sound
 * @param events how many events it has had: the number of the next
 */
public record Ongoing(
    CallDetails details, Answering by, Instant began, boolean connected, int turns, long events) {}
