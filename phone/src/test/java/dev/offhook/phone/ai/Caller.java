package dev.offhook.phone.ai;

import dev.offhook.phone.time.VirtualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plain HTTP client on a virtual clock. */
final class Caller {

  static final Duration LONG = Duration.ofMinutes(1);

  private final VirtualTime time;
  private final HttpClient client;

  Caller(VirtualTime time) {
    this.time = time;
    this.client = time.vertx().createHttpClient();
  }

  Answer post(int port, String path, Map<String, String> headers, String body) {
    return time.await(started(port, path, headers, body).compose(Caller::whole), LONG);
  }

  Answer get(int port, String path) {
    return time.await(
        started(HttpMethod.GET, port, path, Map.of(), "").compose(Caller::whole), LONG);
  }

  /** The response as soon as its head is there, its body not yet read. */
  Future<HttpClientResponse> started(
      int port, String path, Map<String, String> headers, String body) {
    return started(HttpMethod.POST, port, path, headers, body);
  }

  /** On one event loop up to the pause: from another thread the body may have passed unread. */
  private Future<HttpClientResponse> started(
      HttpMethod method, int port, String path, Map<String, String> headers, String body) {
    Promise<HttpClientResponse> head = Promise.promise();
    time.vertx()
        .runOnContext(now ->
            client
                .request(method, port, "127.0.0.1", path)
                .compose(request -> {
                  headers.forEach(request::putHeader);
                  return request.send(body);
                })
                .onSuccess(response -> response.pause().exceptionHandler(broken -> {}))
                .onComplete(head));
    return head.future();
  }

  private static Future<Answer> whole(HttpClientResponse response) {
    List<Integer> sizes = new ArrayList<>();
    Buffer all = Buffer.buffer();
    response.handler(chunk -> {
      sizes.add(chunk.length());
      all.appendBuffer(chunk);
    });
    Future<Answer> answer =
        response
            .end()
            .map(ended ->
                new Answer(
                    response.statusCode(),
                    response.headers().get("retry-after"),
                    all.toString(),
                    sizes));
    response.resume();
    return answer;
  }

  /** A whole response. */
  record Answer(int status, @Nullable String retryAfter, String body, List<Integer> pieces) {

    /** What stands behind each {@code data:}. */
    List<String> data() {
      return body.lines()
          .filter(line -> line.startsWith("data:"))
          .map(line -> line.substring("data:".length()).strip())
          .toList();
    }
  }
}
