package dev.offhook.telephony.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The check that a request comes from Twilio: an HMAC-SHA1 under the account's auth token, in
 * {@code X-Twilio-Signature}.
 *
 * <p>The URL given is the one Twilio was told to call: the configured public address with the
 * request's raw path and raw query, never the request's {@code Host}. For a socket it is the {@code
 * wss://} URL exactly as it stands in the markup. Each check answers false, and never throws,
 * whatever a stranger sends: a missing, blank or ill-formed header is only a wrong one. The scheme
 * carries no time, so a replay passes; callers see to that themselves. Safe from any thread.
 */
final class TwilioSignature {
  private static final String ALGORITHM = "HmacSHA1";

  private final List<SecretKeySpec> keys;

  /**
   * @param authTokens accepted tokens, more than one while a token is being changed; blank ones are
   *     left out
   * @throws IllegalArgumentException when no token is left, because then nothing could be refused
   */
  TwilioSignature(List<String> authTokens) {
    this.keys = authTokens.stream().filter(t -> !t.isBlank()).map(TwilioSignature::key).toList();
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no auth token to check signatures with");
    }
  }

  /** Whether the header signs a POST of a form. */
  boolean signsForm(String url, Form form, @Nullable String header) {
    return matches(url, inOrder(form), header);
  }

  /** Whether the header signs a GET, or the upgrade to a WebSocket: the URL and nothing else. */
  boolean signsUrl(String url, @Nullable String header) {
    return matches(url, "", header);
  }

  /**
   * Whether the header signs a POST of anything but a form. The URL's {@code bodySHA256} vouches
   * for the body, so it is checked too, over the raw bytes; without one the answer is false.
   */
  boolean signsBody(String url, byte[] body, @Nullable String header) {
    return vouchesFor(url, body) && matches(url, "", header);
  }

  /** The header for a URL and a form, as Twilio makes it. */
  static String sign(String authToken, String url, Form form) {
    return signature(key(authToken), url + inOrder(form));
  }

  /** Every spelling is tried under every key, so that the time taken tells nothing. */
  private boolean matches(String url, String parameters, @Nullable String header) {
    if (header == null || header.isBlank()) {
      return false;
    }
    byte[] given = header.getBytes(StandardCharsets.UTF_8);
    boolean matches = false;
    for (var spelling : SignedUrl.spellings(url)) {
      for (var key : keys) {
        byte[] right = signature(key, spelling + parameters).getBytes(StandardCharsets.UTF_8);
        matches |= MessageDigest.isEqual(right, given);
      }
    }
    return matches;
  }

  /** Names in code-unit order, each before each of its distinct values, with nothing between. */
  private static String inOrder(Form form) {
    var text = new StringBuilder();
    new TreeMap<>(form.values())
        .forEach((name, values) -> new TreeSet<>(values).forEach(v -> text.append(name).append(v)));
    return text.toString();
  }

  private static boolean vouchesFor(String url, byte[] body) {
    var signed = SignedUrl.withoutFragment(url);
    int query = signed.indexOf('?');
    if (query < 0) {
      return false;
    }
    var stated = Form.read(signed.substring(query + 1)).first("bodySHA256");
    var actual = HexFormat.of().formatHex(Sha256.of(body));
    return MessageDigest.isEqual(
        actual.getBytes(StandardCharsets.UTF_8), stated.getBytes(StandardCharsets.UTF_8));
  }

  private static String signature(SecretKeySpec key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private static SecretKeySpec key(String authToken) {
    return new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }
}
