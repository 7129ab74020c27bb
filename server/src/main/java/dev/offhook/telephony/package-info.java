/**
 * The port a conversation talks to: a line takes text and says what was heard. Start at {@link
 * dev.offhook.telephony.TextLine}.
 */
@NullMarked
package dev.offhook.telephony;

import org.jspecify.annotations.NullMarked;
