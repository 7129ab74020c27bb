package dev.offhook.phone.call;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the server's call log has of one call, asked over its REST API. */
final class CallEvents {
  private static final int WAIT_SECONDS = 10;
  private static final int PATIENCE_SECONDS = WAIT_SECONDS + 10;

  private final HttpClient http;
  private final RequestOptions request;
  private final String path;

  /** What came back. */
  record Reply(int status, String body) {}

  /**
   * @param server any URL of the server's
   * @param key what the server wants to see of its operator
   */
  CallEvents(Vertx vertx, URI server, Optional<String> key, String sid) {
    boolean secure = "https".equals(server.getScheme());
    int port = server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80;
    this.http = vertx.createHttpClient();
    this.path = "/api/calls/" + sid + "/events";
    this.request =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost(server.getHost().replaceAll("[\\[\\]]", ""))
            .setPort(port)
            .setSsl(secure);
    key.ifPresent(shown -> request.putHeader("Authorization", "Bearer " + shown));
  }

  /** Asks for the events from a number on; the server may take its time until there is one. */
  Future<Reply> from(long number) {
    RequestOptions asked =
        new RequestOptions(request).setURI(path + "?from=" + number + "&wait=" + WAIT_SECONDS);
    return http.request(asked)
        .compose(opened -> opened.send())
        .compose(CallEvents::read)
        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static Future<Reply> read(HttpClientResponse response) {
    return response.body().map(body -> new Reply(response.statusCode(), body.toString()));
  }
}
