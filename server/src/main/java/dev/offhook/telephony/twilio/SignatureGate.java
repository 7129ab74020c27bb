package dev.offhook.telephony.twilio;

import dev.offhook.web.Gate;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/**
 * Admits what the carrier has signed. The URL it signs over is the configured origin with the
 * request's raw path and query, so it does not matter what a proxy did to the {@code Host}.
 */
public final class SignatureGate implements Gate {
  private static final String HEADER = "X-Twilio-Signature";

  private final TwilioSignature signature;
  private final Origin origin;

  /**
   * @param authTokens the account's token, two while it is being changed
   * @param origin the address the carrier was given
   */
  public SignatureGate(List<String> authTokens, Origin origin) {
    this.signature = new TwilioSignature(authTokens);
    this.origin = origin;
  }

  @Override
  public boolean admits(RoutingContext context) {
    var request = context.request();
    var target = request.uri();
    if (target == null || !target.startsWith("/")) {
      return false;
    }
    var shown = request.getHeader(HEADER);
    var url = origin.http() + target;
    if (!request.method().equals(HttpMethod.POST)) {
      // Only here: a form that calls itself an upgrade would go without its body being signed.
      boolean socket = request.getHeader(HttpHeaders.UPGRADE) != null;
      return signature.signsUrl(socket ? origin.socket() + target : url, shown);
    }
    var body = context.body().buffer();
    if (body == null || isForm(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
      return signature.signsForm(url, Webhooks.form(context), shown);
    }
    return signature.signsBody(url, body.getBytes(), shown);
  }

  private static boolean isForm(String contentType) {
    return contentType != null
        && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }
}
