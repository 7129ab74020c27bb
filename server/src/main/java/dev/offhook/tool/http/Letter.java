package dev.offhook.tool.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;

/**
 * One use of a tool, ready to be sent: the same each time it is repeated.
 *
 * @param options all but the server's address
 * @param answers how an answer is told
 */
record Letter(HttpPlan plan, RequestOptions options, Buffer body, AnswerText answers) {}
