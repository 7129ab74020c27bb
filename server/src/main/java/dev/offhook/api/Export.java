package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.cost.Costs;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallRecord;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of a filter, with what was said in them, as one download. Goes page by page: the next
 * is read when the client has taken the one before, and in between no connection of the database is
 * held. A client that takes nothing for a minute is cut off by the server's idle timeout. On the
 * request's event loop.
 */
final class Export {
  private static final Logger log = LoggerFactory.getLogger(Export.class);
  private static final int PAGE = 50;

  private final HttpServerResponse response;
  private final RoutingContext request;
  private final CallFilter filter;
  private final Format format;
  private final Reading reading;
  private boolean begun;
  private boolean gone;

  /** How it is written. */
  enum Format {
    CSV("text/csv; charset=utf-8", "calls.csv", CallCsv.HEAD),
    JSONL("application/x-ndjson", "calls.jsonl", "");

    private final String type;
    private final String file;
    private final String head;

    Format(String type, String file, String head) {
      this.type = type;
      this.file = file;
      this.head = head;
    }
  }

  private record Page(String text, Optional<String> next) {}

  Export(RoutingContext request, CallFilter filter, Format format, Reading reading) {
    this.request = request;
    this.response = request.response();
    this.filter = filter;
    this.format = format;
    this.reading = reading;
  }

  void begin() {
    response.closeHandler(_ -> gone = true);
    response.exceptionHandler(_ -> gone = true);
    if (request.request().method().equals(HttpMethod.HEAD)) {
      head();
      response.end();
    } else {
      read(Optional.empty());
    }
  }

  private void head() {
    begun = true;
    response
        .setChunked(true)
        .putHeader("Content-Type", format.type)
        .putHeader("Content-Disposition", "attachment; filename=\"" + format.file + "\"");
  }

  private void read(Optional<String> after) {
    if (!gone) {
      reading
          .read(archive -> page(archive, after))
          .onSuccess(this::write)
          .onFailure(this::breakOff);
    }
  }

  private Page page(CallArchive archive, Optional<String> after) {
    var calls = archive.calls(filter, after, PAGE);
    var costs = CallRoutes.costs(archive, calls);
    var text =
        calls.calls().stream()
            .map(call -> written(archive, call, costs.getOrDefault(sid(call), Costs.NONE)))
            .collect(Collectors.joining());
    return new Page(text, calls.next());
  }

  private String written(CallArchive archive, CallRecord call, Costs costs) {
    var turns = archive.turns(sid(call));
    return switch (format) {
      case CSV -> CallCsv.row(call, turns, costs);
      case JSONL ->
          CallJson.call(call, turns, archive.recordings(sid(call)), costs).encode() + "\n";
    };
  }

  private static CallSid sid(CallRecord call) {
    return call.details().sid();
  }

  private void write(Page page) {
    if (gone) {
      return;
    }
    var text = page.text();
    if (!begun) {
      head();
      text = format.head + text;
    }
    if (page.next().isEmpty()) {
      response.end(text);
      return;
    }
    var _ = response.write(text);
    if (response.writeQueueFull()) {
      response.drainHandler(_ -> {
        response.drainHandler(null);
        read(page.next());
      });
    } else {
      read(page.next());
    }
  }

  /** Once the first page is out there is no status to change: the download stays incomplete. */
  private void breakOff(Throwable failure) {
    if (!begun) {
      Refused.answer(request, failure);
    } else if (!gone) {
      log.warn("an export broke off: {}", failure.getMessage());
      var _ = response.reset();
      var _ = request.request().connection().close();
    }
  }
}
