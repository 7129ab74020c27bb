package dev.offhook.llm.langchain4j;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.offhook.llm.ModelFailure.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

/**
 * One reply's HTTP exchange, from before the connection exists until after its last byte; it can be
 * closed at any moment in between, and closing it closes the socket.
 *
 * <p>Lives on the call's event loop, as does its connection ({@link LoopClients}). Deadlines for
 * the answer are not kept here but by who asked for it.
 */
final class HttpStream {
  private static final ScopedValue<HttpStream> BEING_STARTED = ScopedValue.newInstance();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ERROR_BYTES = 16 * 1024;
  private static final int CONNECT_MILLIS = 2_000;

  /** How long a finished response may take to end itself, so that its connection is used again. */
  private static final int LEAVE_MILLIS = 1_000;

  private final HttpClient client;
  private final Offer offer;
  private final SseReply reply;
  private final TokenMeter meter;
  private @Nullable HttpClientRequest request;
  private boolean closed;
  private boolean responseEnded;

  /**
   * @param offer goes into the request
   * @param wishes is given what the model wants of it
   * @param meter is told what it uses
   */
  HttpStream(
      HttpClient client,
      Dialect dialect,
      Offer offer,
      Wishes wishes,
      TokenMeter meter,
      Runnable odd) {
    this.client = client;
    this.offer = offer;
    this.reply = new SseReply(dialect, wishes, meter, JSON, odd);
    this.meter = meter;
  }

  /** The stream of the reply that is being started on this thread. */
  static HttpStream beingStarted() {
    return BEING_STARTED.orElseThrow(
        () -> new IllegalStateException("no reply is being started on this thread"));
  }

  /** Runs {@code start}, which opens this stream on the way. */
  void whileStarting(Runnable start) {
    ScopedValue.where(BEING_STARTED, this).run(start);
  }

  void open(HttpRequest asked, ServerSentEventListener listener) {
    reply.tell(listener);
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(asked.url())
            .setConnectTimeout(CONNECT_MILLIS);
    asked.headers().forEach((name, values) -> options.putHeader(name, String.join(", ", values)));
    options.putHeader("Accept", "text/event-stream");
    var body = Buffer.buffer(offer.in(asked.body()));
    client.request(options).onComplete(opened -> send(opened, body), this::unreachable);
  }

  /** Closes the socket, wherever the exchange is; nothing is told of it any more. */
  void close() {
    reply.silence();
    if (closed) {
      return;
    }
    closed = true;
    if (request != null && !responseEnded) {
      request.reset();
    }
  }

  private void send(HttpClientRequest opened, Buffer body) {
    request = opened;
    opened.exceptionHandler(this::unreachable);
    if (closed) {
      opened.reset();
      return;
    }
    meter.asked();
    opened.send(body).onComplete(this::answered, this::unreachable);
  }

  private void answered(HttpClientResponse response) {
    if (closed) {
      return;
    }
    response.exceptionHandler(this::unreachable);
    if (response.statusCode() / 100 == 2) {
      readWords(response);
    } else {
      readError(response);
    }
  }

  private void readWords(HttpClientResponse response) {
    reply.open();
    response.endHandler(_ -> {
      responseEnded = true;
      reply.end();
    });
    response.handler(bytes -> {
      reply.feed(bytes);
      if (reply.failed()) {
        close();
      } else if (reply.over()) {
        leave();
      }
    });
  }

  private void readError(HttpClientResponse response) {
    meter.turnedDown();
    int status = response.statusCode();
    var body = Buffer.buffer();
    response.exceptionHandler(_ -> refused(status, body));
    response.endHandler(_ -> {
      responseEnded = true;
      refused(status, body);
    });
    response.handler(bytes -> {
      body.appendBuffer(bytes);
      if (body.length() > MOST_ERROR_BYTES) {
        refused(status, body);
        close();
      }
    });
    leave();
  }

  private void refused(int status, Buffer body) {
    var detail = ErrorDetail.ofBody(JSON, body.toString());
    reply.fail(HttpStatus.kind(status), ("HTTP " + status + " " + detail).strip());
  }

  private void unreachable(Throwable why) {
    reply.fail(Kind.UNREACHABLE, Reasons.ofNetwork(why));
    close();
  }

  /** Waits for the response to end by itself, though not for long. */
  private void leave() {
    if (request != null) {
      request.idleTimeout(LEAVE_MILLIS);
    }
  }
}
