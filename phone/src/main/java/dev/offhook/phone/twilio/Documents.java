package dev.offhook.phone.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offhook.phone.twilio.twiml.BadTwiml;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Twiml;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Fetches TwiML and refuses what the carrier would refuse. */
final class Documents {
  private static final int LIMIT = 64 * 1024;
  private static final Set<String> TYPES = Set.of("text/xml", "application/xml", "text/html");

  private final Webhooks webhooks;
  private final Ledger ledger;

  Documents(Webhooks webhooks, Ledger ledger) {
    this.webhooks = webhooks;
    this.ledger = ledger;
  }

  /** Fails with {@link FetchFailed}; warnings stand in the ledger. */
  Future<Twiml> fetch(String method, String url, Map<String, String> parameters, String token) {
    return webhooks.ask(method, url, parameters, token).compose(reply -> read(url, reply));
  }

  private Future<Twiml> read(String url, Reply reply) {
    try {
      check(url, reply);
      ledger.twiml(reply.body());
      Twiml twiml = Twiml.read(reply.body());
      twiml.warnings().forEach(ledger::notice);
      return Future.succeededFuture(twiml);
    } catch (FetchFailed e) {
      return Future.failedFuture(e);
    } catch (BadTwiml e) {
      return Future.failedFuture(new FetchFailed(e.notice()));
    }
  }

  private static void check(String url, Reply reply) {
    if (reply.status() < 200 || reply.status() > 299) {
      throw new FetchFailed(Notice.HTTP_FAILED, url + " answered " + reply.status());
    }
    if (reply.body().isBlank()) {
      throw new FetchFailed(Notice.EMPTY, url + " answered with an empty body");
    }
    String type = reply.contentType().split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    if (!TYPES.contains(type)) {
      throw new FetchFailed(
          Notice.BAD_CONTENT_TYPE, url + " answered with content type \"" + type + "\"");
    }
    if (reply.body().getBytes(UTF_8).length > LIMIT) {
      throw new FetchFailed(Notice.TOO_LARGE, url + " answered with more than 64 kB");
    }
  }
}
