package dev.offhook.phone.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes one call's signed requests to the application, and enters them in the ledger. */
final class Webhooks {
  private static final String USER_AGENT = "TwilioProxy/1.1";
  private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

  private final Leg leg;

  Webhooks(Leg leg) {
    this.leg = leg;
  }

  /** Asks once, with a token of its own; fails with {@link FetchFailed}. */
  Future<Reply> ask(String method, String url, Map<String, String> parameters) {
    return ask(method, url, parameters, UUID.randomUUID().toString());
  }

  /** The same with a token the caller has chosen, as for a duplicate. */
  Future<Reply> ask(String method, String url, Map<String, String> parameters, String token) {
    ConnectionOverrides how = ConnectionOverrides.of(url);
    Letter letter = letter(method, url, parameters, token);
    return attempt(letter, parameters, how, how.retries(), leg.time().uptime().plus(how.total()));
  }

  /** Asks, and asks again where the URL wants that; every attempt carries the same token. */
  private Future<Reply> attempt(
      Letter letter,
      Map<String, String> parameters,
      ConnectionOverrides how,
      int retries,
      Duration until) {
    Duration left = until.minus(leg.time().uptime());
    Duration patience = left.compareTo(how.read()) < 0 ? left : how.read();
    return deliver(letter, patience)
        .onSuccess(reply -> enter(letter, parameters, reply.status(), reply.body()))
        .onFailure(failure -> enter(letter, parameters, 0, String.valueOf(failure.getMessage())))
        .transform(result -> {
          boolean inTime = leg.time().uptime().compareTo(until) < 0;
          return retries > 0 && inTime && how.retried(result.result(), result.cause())
              ? attempt(letter, parameters, how, retries - 1, until)
              : result.failed()
                  ? Future.failedFuture(result.cause())
                  : Future.succeededFuture(result.result());
        });
  }

  /** Fetches what is to be played: no signature, nothing told; fails with {@link FetchFailed}. */
  Future<Reply> download(String url) {
    Map<String, String> headers = Map.of("User-Agent", USER_AGENT, "Accept", "*/*");
    Letter letter = new Letter("GET", url, "", headers);
    return deliver(letter, ConnectionOverrides.of(url).read())
        .onSuccess(reply -> enter(letter, Map.of(), reply.status(), reply.contentType()))
        .onFailure(failure -> enter(letter, Map.of(), 0, String.valueOf(failure.getMessage())));
  }

  private record Letter(String method, String url, String body, Map<String, String> headers) {}

  private Letter letter(String method, String url, Map<String, String> parameters, String token) {
    int fragment = url.indexOf('#');
    String bare = fragment < 0 ? url : url.substring(0, fragment);
    String encoded = encode(parameters);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", USER_AGENT);
    headers.put("Accept", "*/*");
    headers.put("I-Twilio-Idempotency-Token", token);
    if (method.equals("GET")) {
      String full = bare + (bare.contains("?") ? "&" : "?") + encoded;
      sign(headers, full, Map.of());
      return new Letter(method, full, "", headers);
    }
    headers.put("Content-Type", FORM);
    sign(headers, bare, parameters);
    return new Letter(method, bare, encoded, headers);
  }

  private void sign(Map<String, String> headers, String url, Map<String, String> parameters) {
    leg.exchange()
        .account()
        .signature()
        .map(signature -> signature.ofForm(url, parameters))
        .ifPresent(right -> {
          switch (leg.options().faults().webhooks()) {
            case RIGHT -> headers.put(Signature.HEADER, right);
            case WRONG -> headers.put(Signature.HEADER, wrong(right));
            case MISSING -> {}
          }
        });
  }

  /** A signature of the same length that fits nothing. */
  static String wrong(String right) {
    return (right.startsWith("A") ? "B" : "A") + right.substring(1);
  }

  private Future<Reply> deliver(Letter letter, Duration patience) {
    Hosts.Route route;
    try {
      route = leg.exchange().hosts().route(letter.url);
    } catch (IllegalArgumentException e) {
      int code = letter.url.matches("[a-zA-Z]+:.*") ? Notice.HTTP_FAILED : Notice.RELATIVE_URL;
      return Future.failedFuture(new FetchFailed(code, String.valueOf(e.getMessage())));
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(letter.method))
            .setHost(route.host())
            .setPort(route.port())
            .setSsl(route.tls())
            .setURI(route.target())
            .putHeader("Host", route.authority());
    letter.headers.forEach(options::putHeader);
    return new Fetch(leg.exchange(), options, letter.body, patience).send();
  }

  private void enter(Letter letter, Map<String, String> parameters, int status, String body) {
    leg.ledger()
        .webhook(
            new Webhook(leg.ledger().now(), letter.method, letter.url, parameters, status, body));
  }

  private static String encode(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> escape(each.getKey()) + "=" + escape(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
