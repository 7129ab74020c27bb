/**
 * A phone network to test against: it dials a server as Twilio does, and stands in for AI
 * providers. An independent reading of the protocols; it never sees the server's code.
 */
@NullMarked
package dev.offhook.phone;

import org.jspecify.annotations.NullMarked;
