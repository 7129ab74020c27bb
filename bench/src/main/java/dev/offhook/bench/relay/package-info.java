/**
 * Many relay calls at once, each a caller who speaks on a schedule whatever the server does. Start
 * at {@link dev.offhook.bench.relay.RelayBench}; one call is {@link
 * dev.offhook.bench.relay.RelayCall}.
 */
@NullMarked
package dev.offhook.bench.relay;

import org.jspecify.annotations.NullMarked;
