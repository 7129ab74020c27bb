/**
 * The simulated carrier's REST API: places calls, changes those that go on, lists them, and hands
 * out recordings, with the real one's checks, errors and moods. Start at {@link
 * dev.offhook.phone.twilio.rest.CarrierApi}.
 */
@NullMarked
package dev.offhook.phone.twilio.rest;

import org.jspecify.annotations.NullMarked;
