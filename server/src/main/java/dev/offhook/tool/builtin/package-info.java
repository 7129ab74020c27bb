/**
 * The tools every server has. Start at {@link dev.offhook.tool.builtin.BuiltInTools}, which gives
 * an assistant those that have something to work on.
 */
@NullMarked
package dev.offhook.tool.builtin;

import org.jspecify.annotations.NullMarked;
