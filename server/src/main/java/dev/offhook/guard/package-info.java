/**
 * The guard on spending: which numbers may be dialled, how often, and for how much money. Every
 * number this server dials goes past it, transfers too. Start at {@link dev.offhook.guard.Guard}.
 */
@NullMarked
package dev.offhook.guard;

import org.jspecify.annotations.NullMarked;
