/**
 * Stand-ins for AI providers, over their exact protocols and as nasty as the real ones can be.
 * Start at {@link dev.offhook.phone.ai.ProviderStandIn}; {@link dev.offhook.phone.ai.Script} is
 * what one of them does with a request.
 */
@NullMarked
package dev.offhook.phone.ai;

import org.jspecify.annotations.NullMarked;
