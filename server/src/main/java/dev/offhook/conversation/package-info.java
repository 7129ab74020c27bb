/**
 * The heart: one {@link dev.offhook.conversation.Conversation} per call runs the turn machine's
 * moves against line and model. Deciding is in {@code turn}, generating in {@link
 * dev.offhook.conversation.Reply}.
 */
@NullMarked
package dev.offhook.conversation;

import org.jspecify.annotations.NullMarked;
