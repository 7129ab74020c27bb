/**
 * HTTP and WebSocket serving for every package that has routes: one registry, and no route without
 * an access policy. Start at {@link dev.offhook.web.Routes}.
 */
@NullMarked
package dev.offhook.web;

import org.jspecify.annotations.NullMarked;
