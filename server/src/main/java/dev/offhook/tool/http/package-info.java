/**
 * Tools that are HTTP requests, as an assistant's file declares them. Start at {@link
 * dev.offhook.tool.http.HttpTools}; what keeps a model inside the declared address is in {@link
 * dev.offhook.tool.http.UrlTemplate} and {@link dev.offhook.tool.http.PublicAddresses}.
 */
@NullMarked
package dev.offhook.tool.http;

import org.jspecify.annotations.NullMarked;
