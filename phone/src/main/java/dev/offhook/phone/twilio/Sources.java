package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.BadTwiml;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Twiml;
import io.vertx.core.Future;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Where a flow gets its markup: the first document, its fallback, and those that follow. */
final class Sources {
  private static final int HOPS = 30;

  private final Leg leg;
  private final Standing standing;
  private final Webhooks webhooks;
  private final Documents documents;
  private final CallParameters parameters;
  private final Reader reader;
  private String base;
  private int hops;

  /** Who carries the markup out, or hears that there is none. */
  record Reader(Consumer<Twiml> run, Consumer<Notice> failed) {}

  Sources(Leg leg, Standing standing, String voiceUrl, Reader reader) {
    this.leg = leg;
    this.standing = standing;
    this.base = voiceUrl;
    this.reader = reader;
    this.webhooks = new Webhooks(leg);
    this.documents = new Documents(webhooks, leg.ledger());
    this.parameters = new CallParameters(leg);
  }

  /** Of the latest document. */
  String base() {
    return base;
  }

  String resolve(String url) {
    return URI.create(base).resolve(url).toString();
  }

  /** What every request tells, as the call stands. */
  Map<String, String> toldNow() {
    return parameters.standard(standing.callStatus());
  }

  /** Asks for the first document of a flow, or reads it. */
  void first(Instructions instructions, Map<String, String> more) {
    switch (instructions) {
      case Instructions.At at -> {
        base = at.url();
        askFirst(at.method(), more);
      }
      case Instructions.Inline inline -> {
        base = "";
        read(inline.twiml());
      }
    }
  }

  /** Asks for a document that follows on another. */
  void fetch(String method, String url, Map<String, String> told) {
    if (hops++ >= HOPS) {
      reader.failed.accept(new Notice(Notice.TOO_MANY_HOPS, "more than " + HOPS + " documents"));
      return;
    }
    if (!URI.create(url).isAbsolute()) {
      reader.failed.accept(new Notice(Notice.RELATIVE_URL, "not an absolute URL: " + url));
      return;
    }
    documents
        .fetch(method, url, told, UUID.randomUUID().toString())
        .onSuccess(twiml -> run(twiml, url))
        .onFailure(failure -> reader.failed.accept(FetchFailed.noticeOf(failure)));
  }

  /** Tells a URL whose answer does not matter. */
  Future<Reply> tell(String method, String url, Map<String, String> told) {
    return webhooks.ask(method, url, told);
  }

  private void askFirst(String method, Map<String, String> more) {
    Map<String, String> told =
        standing.answered() ? parameters.standard("in-progress") : parameters.first();
    told.putAll(more);
    String token = UUID.randomUUID().toString();
    String url = base;
    documents
        .fetch(method, url, told, token)
        .onSuccess(twiml -> run(twiml, url))
        .onFailure(failure -> askFallback(FetchFailed.noticeOf(failure)));
    if (leg.options().faults().webhookTwice()) {
      webhooks.ask(method, url, told, token);
    }
  }

  private void askFallback(Notice why) {
    String fallback = leg.options().urls().fallback();
    if (fallback == null || standing.over()) {
      reader.failed.accept(why);
      return;
    }
    leg.ledger().notice(why);
    Map<String, String> told = toldNow();
    told.put("ErrorCode", Integer.toString(why.code()));
    told.put("ErrorUrl", base);
    fetch("POST", fallback, told);
  }

  private void read(String twiml) {
    try {
      leg.ledger().twiml(twiml);
      Twiml read = Twiml.read(twiml);
      read.warnings().forEach(leg.ledger()::notice);
      reader.run.accept(read);
    } catch (BadTwiml e) {
      reader.failed.accept(e.notice());
    }
  }

  private void run(Twiml twiml, String url) {
    base = url;
    reader.run.accept(twiml);
  }
}
