/**
 * A strict reading of TwiML: what the carrier would do with a document, and what it would complain
 * about. Pure; start at {@link dev.offhook.phone.twilio.twiml.Twiml}.
 */
@NullMarked
package dev.offhook.phone.twilio.twiml;

import org.jspecify.annotations.NullMarked;
