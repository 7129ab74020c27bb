package dev.offhook.telephony.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The account whose calls are placed.
 *
 * @param sid {@code AC…}
 * @param token its auth token; shows in no message
 * @param base scheme, host and port of the API, without trailing slash
 */
public record CarrierAccount(String sid, String token, URI base) {

  String calls() {
    return base + "/2010-04-01/Accounts/" + sid + "/Calls";
  }

  String recordings() {
    return base + "/2010-04-01/Accounts/" + sid + "/Recordings";
  }

  String authorization() {
    var credentials = (sid + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  @Override
  public String toString() {
    return "CarrierAccount[" + base + "]";
  }
}
