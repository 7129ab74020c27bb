package dev.offhook.tool.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, of which so much is read and no more; closing it closes the socket
 * and then nothing is told of it. Lives on the call's event loop; deadlines are kept by who opened
 * it.
 */
final class Exchange {
  private static final int MOST_BYTES = 256 * 1024;

  private final HttpClient client;
  private final Consumer<End> ended;
  private @Nullable HttpClientRequest request;
  private boolean over;

  /** What became of it. */
  sealed interface End {
    /** The whole answer is here. */
    record Answered(AnswerText.Reply reply) implements End {}

    /** There is none; {@code why} is the end of a sentence about the service. */
    record Broken(String why) implements End {}

    /** The answer is too long to be read. */
    record Flood() implements End {}
  }

  /**
   * @param ended is told once, unless it is closed before
   */
  Exchange(HttpClient client, Consumer<End> ended) {
    this.client = client;
    this.ended = ended;
  }

  void open(RequestOptions options, Buffer body) {
    client
        .request(options)
        .onComplete(opened -> send(opened, body), _ -> broken("cannot be reached"));
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
    opened.exceptionHandler(_ -> broken("cannot be reached"));
    var sent = body.length() == 0 ? opened.send() : opened.send(body);
    sent.onComplete(this::read, _ -> broken("closed the connection without an answer"));
  }

  private void read(HttpClientResponse response) {
    if (over) {
      return;
    }
    var body = Buffer.buffer();
    response.exceptionHandler(_ -> broken("broke off in the middle of its answer"));
    response.endHandler(_ -> {
      var reply = new AnswerText.Reply(response.statusCode(), type(response), body);
      end(new End.Answered(reply));
    });
    response.handler(bytes -> {
      if (body.length() + bytes.length() > MOST_BYTES) {
        end(new End.Flood());
        cut();
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

  private void broken(String why) {
    end(new End.Broken(why));
  }

  private void end(End end) {
    if (!over) {
      over = true;
      ended.accept(end);
    }
  }
}
