package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.BadTwiml;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Twiml;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Which document a call is at, and how it comes to the next one. */
final class Course {
  private static final int HOPS = 30;

  private final Leg leg;
  private final Webhooks webhooks;
  private final Documents documents;
  private final CallParameters parameters;
  private final Standing standing;
  private final Watcher watcher;
  private String base = "";
  private int hops;
  private boolean atFallback;

  /** Which question was the latest; the answer to an earlier one is dropped. */
  private int latest;

  /** Who wants to know. */
  record Watcher(Consumer<Twiml> arrived, Consumer<Notice> failed) {}

  Course(
      Leg leg, Webhooks webhooks, CallParameters parameters, Standing standing, Watcher watcher) {
    this.leg = leg;
    this.webhooks = webhooks;
    this.documents = new Documents(webhooks, leg.ledger());
    this.parameters = parameters;
    this.standing = standing;
    this.watcher = watcher;
  }

  /** The URL of the document the call is at; blank for one that came without. */
  String document() {
    return base;
  }

  /** {@code url} as seen from that document; a blank one is the document itself. */
  String resolve(String url) {
    return url.isBlank() ? base : URI.create(base).resolve(url).toString();
  }

  /** Reads other instructions, or asks for them; their URL is also told {@code more}. */
  void begin(Instructions instructions, Map<String, String> more) {
    drop();
    atFallback = false;
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

  /** Goes on with the document at {@code url}, which is absolute. */
  void fetch(String method, String url, Map<String, String> told) {
    if (hops++ >= HOPS) {
      drop();
      watcher.failed.accept(new Notice(Notice.TOO_MANY_HOPS, "more than " + HOPS + " documents"));
    } else {
      ask(method, url, told, UUID.randomUUID().toString());
    }
  }

  /** Whatever is being asked does not matter any more. */
  void drop() {
    latest++;
  }

  private void askFirst(String method, Map<String, String> more) {
    Map<String, String> told =
        standing.answered() ? parameters.standard("in-progress") : parameters.first();
    told.putAll(more);
    String token = UUID.randomUUID().toString();
    ask(method, base, told, token);
    if (leg.options().faults().webhookTwice()) {
      webhooks.ask(method, base, told, token);
    }
  }

  private void read(String document) {
    try {
      leg.ledger().twiml(document);
      Twiml twiml = Twiml.read(document);
      twiml.warnings().forEach(leg.ledger()::notice);
      watcher.arrived.accept(twiml);
    } catch (BadTwiml e) {
      watcher.failed.accept(e.notice());
    }
  }

  private void ask(String method, String url, Map<String, String> told, String token) {
    int mine = ++latest;
    documents
        .fetch(method, url, told, token)
        .onSuccess(twiml -> {
          if (mine == latest) {
            base = url;
            atFallback = false;
            watcher.arrived.accept(twiml);
          }
        })
        .onFailure(failure -> {
          if (mine == latest) {
            askFallback(url, FetchFailed.noticeOf(failure));
          }
        });
  }

  private void askFallback(String url, Notice why) {
    String fallback = leg.options().urls().fallback();
    if (fallback == null || atFallback || standing.over() || standing.gone()) {
      watcher.failed.accept(why);
      return;
    }
    leg.ledger().notice(why);
    Map<String, String> told = parameters.standard(standing.callStatus());
    told.put("ErrorCode", Integer.toString(why.code()));
    told.put("ErrorUrl", url);
    atFallback = true;
    fetch("POST", fallback, told);
  }
}
