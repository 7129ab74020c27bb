/**
 * The built-in receptionist: a language model without a key, which answers from the assistant's own
 * knowledge and from the clock, and says so when it does not know. Start at {@link
 * dev.offhook.llm.builtin.Receptionist}.
 */
@NullMarked
package dev.offhook.llm.builtin;

import org.jspecify.annotations.NullMarked;
