package dev.offhook.telephony.twilio;

import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;

/**
 * Requests to the carrier's API: each is sent once, and its answer waited for so long. Never fails;
 * what went wrong is an {@link ApiAnswer}.
 *
 * <p>No connection is used twice: one that the far end closes just as it is used again would leave
 * it open whether a call was placed.
 */
final class ApiClient {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int MOST_CONNECTIONS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final CarrierAccount account;
  private final Timers timers;

  ApiClient(Vertx vertx, CarrierAccount account, Timers timers) {
    var options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setConnectTimeout(CONNECT_MILLIS)
            .setSslHandshakeTimeout(CONNECT_MILLIS / 1_000)
            .setKeepAlive(false)
            .setTcpNoDelay(true);
    this.http =
        vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    this.account = account;
    this.timers = timers;
  }

  Future<ApiAnswer> get(String url) {
    return send(HttpMethod.GET, url, "");
  }

  /**
   * @param form the body, URL-encoded
   */
  Future<ApiAnswer> post(String url, String form) {
    return send(HttpMethod.POST, url, form);
  }

  private Future<ApiAnswer> send(HttpMethod method, String url, String form) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(url)
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.AUTHORIZATION, account.authorization())
            .putHeader(HttpHeaders.ACCEPT, "application/json");
    if (method.equals(HttpMethod.POST)) {
      options.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    Promise<ApiAnswer> answer = Promise.promise();
    http.request(options)
        .onSuccess(request -> sent(request, form, answer))
        .onFailure(why -> answer.tryComplete(new ApiAnswer.NotSent(kind(why))));
    return answer.future();
  }

  private void sent(HttpClientRequest request, String form, Promise<ApiAnswer> answer) {
    var late =
        Deadline.in(
            timers,
            PATIENCE,
            () -> {
              answer.tryComplete(new ApiAnswer.Lost("no answer in time"));
              var _ = request.reset();
            });
    request
        .send(form)
        .compose(response ->
            response
                .body()
                .map(body ->
                    ApiAnswer.Answered.of(
                        response.statusCode(),
                        String.valueOf(response.getHeader(HttpHeaders.RETRY_AFTER)),
                        body.toString())))
        .onComplete(done -> {
          late.met();
          answer.tryComplete(
              done.succeeded() ? done.result() : new ApiAnswer.Lost(kind(done.cause())));
        });
  }

  /** The kind only: a message may hold the address that was asked for, and numbers stand there. */
  private static String kind(Throwable why) {
    return why.getClass().getSimpleName();
  }
}
