package dev.offhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offhook.phone.twilio.Signature;
import dev.offhook.web.Routes.Route;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An HTTP request to be written onto a {@link BareSocket}, as right or as wrong as a test wants it.
 *
 * @param target what stands behind the method: path and query
 */
record BareRequest(String method, String target, Map<String, String> headers, String body) {
  static final String SID = "CA" + "5".repeat(32);
  private static final String SIGNATURE = "X-Twilio-Signature";

  BareRequest {
    headers = new LinkedHashMap<>(headers);
  }

  static BareRequest get(String target) {
    return new BareRequest("GET", target, Map.of("Host", "localhost"), "");
  }

  static BareRequest post(String target, Map<String, String> form) {
    return new BareRequest("POST", target, Map.of("Host", "localhost"), "")
        .with("Content-Type", "application/x-www-form-urlencoded")
        .saying(encoded(form));
  }

  /** What the carrier tells of a call. */
  static Map<String, String> form(String sid) {
    var form = new TreeMap<String, String>();
    form.put("CallSid", sid);
    form.put("From", "+15551230001");
    form.put("To", "+15559870002");
    form.put("CallStatus", "ringing");
    form.put("Direction", "inbound");
    return form;
  }

  /** What is asked of {@code route}, in the right shape, without credentials. */
  static BareRequest of(Route route) {
    var path = route.path().replaceAll(":\\w+", SID);
    if (route.socket()) {
      return upgrade(path);
    }
    if (route.method().equals(HttpMethod.POST)) {
      return post(path, form(SID));
    }
    var target = path + "?" + encoded(form(SID));
    return new BareRequest(route.method().name(), target, Map.of("Host", "localhost"), "");
  }

  static BareRequest upgrade(String target) {
    return get(target)
        .with("Upgrade", "websocket")
        .with("Connection", "Upgrade")
        .with("Sec-WebSocket-Version", "13")
        .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
  }

  BareRequest with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new BareRequest(method, target, more, body);
  }

  BareRequest without(String header) {
    var fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new BareRequest(method, target, fewer, body);
  }

  BareRequest saying(String other) {
    return new BareRequest(method, target, headers, other)
        .with("Content-Length", Integer.toString(other.getBytes(UTF_8).length));
  }

  BareRequest at(String other) {
    return new BareRequest(method, other, headers, body);
  }

  /** Signed under {@code token} as the carrier does, for {@link TestServer#PUBLIC_URL}. */
  BareRequest signed(String token) {
    return with(SIGNATURE, signature(token));
  }

  BareRequest showing(String signature) {
    return with(SIGNATURE, signature);
  }

  private String signature(String token) {
    var sign = new Signature(token);
    if (headers.containsKey("Upgrade")) {
      return sign.ofUrl(TestServer.PUBLIC_URL.replace("https:", "wss:") + target);
    }
    return body.isEmpty()
        ? sign.ofUrl(TestServer.PUBLIC_URL + target)
        : sign.ofForm(TestServer.PUBLIC_URL + target, form(SID));
  }

  /** Sends it on a connection of its own and waits for the answer. */
  BareSocket sendTo(TestServer server) {
    return BareSocket.to(server).send(toString());
  }

  /** As it stands on the wire. */
  @Override
  public String toString() {
    var head =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    return method + " " + target + " HTTP/1.1\r\n" + head + "\r\n" + body;
  }

  static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
