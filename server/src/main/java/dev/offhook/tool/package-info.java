/**
 * What an assistant can do beside talk: a tool is named, takes checked arguments and decides;
 * acting on it is the conversation's. Start at {@link dev.offhook.tool.Tool}.
 */
@NullMarked
package dev.offhook.tool;

import org.jspecify.annotations.NullMarked;
