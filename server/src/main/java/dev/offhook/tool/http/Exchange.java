package dev.offhook.tool.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, of which so much is read and no more; closing it closes the socket and
 * then nothing is told of it. Lives on the call's event loop; deadlines are kept by who opened it.
 */
final class Exchange {
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpClient client;
  private final Consumer<AnswerText.Reply> answered;
  private final Consumer<String> broken;
  private @Nullable HttpClientRequest request;
  private boolean over;

  /**
   * @param answered is told the whole answer
   * @param broken is told why there is none, as the end of a sentence about the service
   */
  Exchange(HttpClient client, Consumer<AnswerText.Reply> answered, Consumer<String> broken) {
    this.client = client;
    this.answered = answered;
    this.broken = broken;
  }

  void open(RequestOptions options, Buffer body) {
    client
        .request(options)
        .onComplete(opened -> send(opened, body), _ -> end("cannot be reached"));
  }

  void close() {
    if (!over) {
      over = true;
      cut();
    }
  }

  private void cut() {
    if (request != null) {
      request.reset();
    }
  }

  private void send(HttpClientRequest opened, Buffer body) {
    request = opened;
    if (over) {
      opened.reset();
      return;
    }
    opened.exceptionHandler(_ -> end("cannot be reached"));
    var sent = body.length() == 0 ? opened.send() : opened.send(body);
    sent.onComplete(this::read, _ -> end("closed the connection without an answer"));
  }

  private void read(HttpClientResponse response) {
    if (over) {
      return;
    }
    var body = Buffer.buffer();
    response.exceptionHandler(_ -> end("broke off in the middle of its answer"));
    response.endHandler(_ -> {
      if (!over) {
        over = true;
        answered.accept(new AnswerText.Reply(response.statusCode(), type(response), body.getBytes()));
      }
    });
    response.handler(bytes -> {
      if (body.length() + bytes.length() > MOST_BYTES) {
        cut();
        end("answers with more than can be read");
      } else if (!over) {
        body.appendBuffer(bytes);
      }
    });
  }

  /** Nothing was asked to be packed; what is all the same cannot be read. */
  private static String type(HttpClientResponse response) {
    var packed = response.getHeader("Content-Encoding");
    if (packed != null && !packed.equalsIgnoreCase("identity")) {
      return "application/" + packed;
    }
    var type = response.getHeader("Content-Type");
    return type == null ? "" : type;
  }

  private void end(String why) {
    if (!over) {
      over = true;
      broken.accept(why);
    }
  }
}
