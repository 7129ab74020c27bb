package dev.offhook.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Admits whoever shows the server's key: {@code Authorization: Bearer …}. */
public final class KeyGate implements Gate {
  private final byte[] expected;

  public KeyGate(String key) {
    this.expected = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean admits(RoutingContext request) {
    var shown = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    return shown != null && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
  }
}
