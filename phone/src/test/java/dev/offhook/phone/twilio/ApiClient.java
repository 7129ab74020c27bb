package dev.offhook.phone.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.rest.CarrierApi;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plain HTTP client of the carrier's API, for tests. */
final class ApiClient {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final VirtualTime time;
  private final CarrierApi api;
  private final HttpClient http;
  private String user;
  private String password;

  /** An answer. */
  record Answered(int status, Map<String, String> headers, Buffer body) {
    JsonObject json() {
      return body.toJsonObject();
    }

    int code() {
      return json().getInteger("code");
    }
  }

  ApiClient(VirtualTime time, CarrierApi api, String user, String password) {
    this.time = time;
    this.api = api;
    this.user = user;
    this.password = password;
    this.http = time.vertx().createHttpClient(new HttpClientOptions().setKeepAlive(false));
  }

  ApiClient as(String name, String secret) {
    user = name;
    password = secret;
    return this;
  }

  Answered post(String path, String... form) {
    return time.await(sendPost(path, form), LIMIT);
  }

  Answered get(String path, String... headers) {
    return time.await(send(HttpMethod.GET, path, "", headers), LIMIT);
  }

  Answered delete(String path) {
    return time.await(send(HttpMethod.DELETE, path, ""), LIMIT);
  }

  /** Names and values by turns; does not wait for the answer. */
  Future<Answered> sendPost(String path, String... form) {
    List<String> pairs = new ArrayList<>();
    for (int each = 0; each < form.length; each += 2) {
      pairs.add(escape(form[each]) + "=" + escape(form[each + 1]));
    }
    return send(
        HttpMethod.POST,
        path,
        String.join("&", pairs),
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private Future<Answered> send(HttpMethod method, String path, String body, String... headers) {
    String account = "/2010-04-01/Accounts/" + Account.withToken("").sid();
    String target = path.startsWith("/2010") ? path : account + path;
    String secret = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(api.baseUrl() + target)
            .putHeader("Authorization", "Basic " + secret);
    for (int each = 0; each < headers.length; each += 2) {
      options.putHeader(headers[each], headers[each + 1]);
    }
    // the body is asked for where the answer arrives, or it may be over before
    return http.request(options)
        .compose(request ->
            request
                .send(body)
                .compose(response ->
                    response
                        .body()
                        .map(read ->
                            new Answered(
                                response.statusCode(), headersOf(response.headers()), read))));
  }

  private static Map<String, String> headersOf(MultiMap headers) {
    Map<String, String> map = new HashMap<>();
    headers.forEach((name, value) -> map.put(name.toLowerCase(Locale.ROOT), value));
    return map;
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
