/**
 * Who answers: an assistant is a file with a greeting, instructions, knowledge, a voice and rules.
 * Start at {@link dev.offhook.assistant.Assistant}.
 */
@NullMarked
package dev.offhook.assistant;

import org.jspecify.annotations.NullMarked;
