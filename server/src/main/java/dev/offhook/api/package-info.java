/**
 * HTTP for programs and monitors: how the server is, the calls it holds, and the log of all. Start
 * at {@link dev.offhook.api.CallRoutes}; {@code openapi.yaml} describes every route.
 */
@NullMarked
package dev.offhook.api;

import org.jspecify.annotations.NullMarked;
