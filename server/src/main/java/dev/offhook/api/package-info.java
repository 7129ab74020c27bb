/**
 * HTTP for programs and monitors: how the server is, and later the calls it holds. Start at {@link
 * dev.offhook.api.HealthRoutes}.
 */
@NullMarked
package dev.offhook.api;

import org.jspecify.annotations.NullMarked;
