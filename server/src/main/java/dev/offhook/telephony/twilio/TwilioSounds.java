package dev.offhook.telephony.twilio;

import dev.offhook.telephony.SoundArchive;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The carrier's own archive of recordings, opened with the account's credentials. */
public final class TwilioSounds implements SoundArchive {
  private static final Pattern SID = Pattern.compile("RE[0-9a-fA-F]{32}");
  private static final int CONNECT_MILLIS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http;
  private final CarrierAccount account;
  private final Timers timers;

  public TwilioSounds(Vertx vertx, CarrierAccount account, Timers timers) {
    this.http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setKeepAlive(false));
    this.account = account;
    this.timers = timers;
  }

  @Override
  public Future<Optional<Sound>> open(String recording, String format) {
    if (!SID.matcher(recording).matches()) {
      return Future.succeededFuture(Optional.empty());
    }
    var url = account.recordings() + "/" + recording + "." + format + "?RequestedChannels=2";
    return ask(HttpMethod.GET, url).map(TwilioSounds::sound);
  }

  @Override
  public Future<Boolean> destroy(String recording) {
    if (!SID.matcher(recording).matches()) {
      return Future.succeededFuture(false);
    }
    return ask(HttpMethod.DELETE, account.recordings() + "/" + recording + ".json")
        .map(answer -> answer.statusCode() == 204 || answer.statusCode() == 404)
        .otherwise(false);
  }

  private Future<HttpClientResponse> ask(HttpMethod method, String url) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(url)
            .setFollowRedirects(false)
            .putHeader(HttpHeaders.AUTHORIZATION, account.authorization());
    Promise<HttpClientResponse> answer = Promise.promise();
    var late = Deadline.in(timers, PATIENCE, () -> answer.tryFail("no answer in time"));
    http.request(options)
        .compose(request -> request.send().map(HttpClientResponse::pause))
        .onComplete(done -> {
          late.met();
          if (done.failed()) {
            answer.tryFail(done.cause().getClass().getSimpleName());
          } else if (!answer.tryComplete(done.result())) {
            done.result().request().reset();
          }
        });
    return answer.future();
  }

  private static Optional<Sound> sound(HttpClientResponse answer) {
    if (answer.statusCode() == 200) {
      var length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
      return Optional.of(
          new Sound(
              Optional.ofNullable(answer.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("audio/mpeg"),
              length != null && length.matches("[0-9]{1,18}")
                  ? OptionalLong.of(Long.parseLong(length))
                  : OptionalLong.empty(),
              answer));
    }
    answer.request().reset();
    if (answer.statusCode() == 404) {
      return Optional.empty();
    }
    throw new IllegalStateException("the carrier answers " + answer.statusCode());
  }
}
