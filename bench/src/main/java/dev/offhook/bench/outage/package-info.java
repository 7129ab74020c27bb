/**
 * Calls talk while the call log's database is away for a while: what is in it afterwards, and what
 * the callers noticed. Start at {@link dev.offhook.bench.outage.OutageBench}.
 */
@NullMarked
package dev.offhook.bench.outage;

import org.jspecify.annotations.NullMarked;
