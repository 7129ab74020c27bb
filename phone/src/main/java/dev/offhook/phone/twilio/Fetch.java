package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One HTTP exchange, given up after a while. */
final class Fetch {
  private final Exchange exchange;
  private final RequestOptions options;
  private final String body;
  private final Duration patience;
  private final Promise<Reply> answer = Promise.promise();
  private @Nullable HttpClientRequest request;

  Fetch(Exchange exchange, RequestOptions options, String body, Duration patience) {
    this.exchange = exchange;
    this.options = options;
    this.body = body;
    this.patience = patience;
  }

  /** Fails with {@link FetchFailed}. */
  Future<Reply> send() {
    PhoneTime.Timer deadline = exchange.time().after(patience, this::giveUp);
    exchange
        .http()
        .request(options)
        .onSuccess(this::write)
        .onFailure(failure -> fail(Notice.NO_CONNECTION, "no connection to " + place()));
    return answer.future().onComplete(settled -> deadline.cancel());
  }

  private void write(HttpClientRequest opened) {
    request = opened;
    if (answer.future().isComplete()) {
      opened.reset();
      return;
    }
    opened
        .send(body)
        .compose(this::read)
        .onSuccess(answer::tryComplete)
        .onFailure(failure -> fail(Notice.HTTP_FAILED, place() + " broke off: " + failure));
  }

  private Future<Reply> read(HttpClientResponse response) {
    String type = response.getHeader("Content-Type");
    return response
        .body()
        .map(bytes -> new Reply(response.statusCode(), type == null ? "" : type, bytes.toString()));
  }

  private void giveUp() {
    fail(Notice.HTTP_TIMEOUT, place() + " has not answered in " + patience.toMillis() + " ms");
    if (request != null) {
      request.reset();
    }
  }

  private void fail(int code, String text) {
    answer.tryFail(new FetchFailed(code, text));
  }

  private String place() {
    return options.getHost() + ":" + options.getPort() + options.getURI();
  }
}
