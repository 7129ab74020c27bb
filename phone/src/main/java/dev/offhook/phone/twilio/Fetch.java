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

/** One HTTP exchange with the carrier's patience: 15 s in all, one more try to connect. */
final class Fetch {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Exchange exchange;
  private final RequestOptions options;
  private final String body;
  private final Promise<Reply> answer = Promise.promise();
  private @Nullable HttpClientRequest request;

  Fetch(Exchange exchange, RequestOptions options, String body) {
    this.exchange = exchange;
    this.options = options;
    this.body = body;
  }

  /** Fails with {@link FetchFailed}. */
  Future<Reply> send() {
    PhoneTime.Timer deadline = exchange.time().after(PATIENCE, this::giveUp);
    connect(2);
    return answer.future().onComplete(settled -> deadline.cancel());
  }

  private void connect(int tries) {
    exchange
        .http()
        .request(options)
        .onSuccess(this::write)
        .onFailure(failure -> {
          if (tries > 1) {
            connect(tries - 1);
          } else {
            fail(Notice.NO_CONNECTION, "no connection to " + place());
          }
        });
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
    fail(Notice.HTTP_TIMEOUT, place() + " has not answered in " + PATIENCE.toSeconds() + " s");
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
