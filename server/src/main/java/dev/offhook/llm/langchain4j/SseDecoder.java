package dev.offhook.llm.langchain4j;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events out of bytes, however they were cut: a line is decoded only when it is whole,
 * so a character split between two buffers survives.
 *
 * <p>Takes LF, CRLF and CR, a byte order mark, comments, any blank or none after the colon, several
 * {@code data} lines in an event. Not safe for threads: lives on its call's event loop.
 */
final class SseDecoder {
  /** Takes what was decoded. */
  interface Sink {
    /**
     * One event.
     *
     * @param name as sent, blank when there was none
     * @param data its lines joined; never empty
     */
    void event(String name, String data);
  }

  /** An event grew beyond what a token of speech can be. */
  static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong(int limit) {
      super("more than " + limit + " bytes");
    }
  }

  private final int mostBytes;
  private final Sink sink;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private boolean anyData;
  private boolean afterReturn;
  private boolean firstLine = true;

  /**
   * @param mostBytes the largest event taken
   */
  SseDecoder(int mostBytes, Sink sink) {
    this.mostBytes = mostBytes;
    this.sink = sink;
  }

  /**
   * Decodes what these bytes complete.
   *
   * @throws TooLong when an event grows beyond the limit; nothing more can be decoded then
   */
  void feed(Buffer bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      byte next = bytes.getByte(i);
      boolean secondHalf = next == '\n' && afterReturn;
      afterReturn = next == '\r';
      if (secondHalf) {
        continue;
      }
      if (next == '\n' || next == '\r') {
        endLine();
      } else {
        grow(next);
      }
    }
  }

  /** No more bytes follow: an event whose last blank line is missing is given all the same. */
  void end() {
    if (line.size() > 0) {
      endLine();
    }
    give();
  }

  private void grow(byte next) {
    if (line.size() + data.length() >= mostBytes) {
      throw new TooLong(mostBytes);
    }
    line.write(next);
  }

  private void endLine() {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (firstLine) {
      firstLine = false;
      text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
    if (text.isEmpty()) {
      give();
    } else {
      take(text);
    }
  }

  private void take(String text) {
    int colon = text.indexOf(':');
    var field = colon < 0 ? text : text.substring(0, colon);
    var value = colon < 0 ? "" : text.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "data" -> {
        if (anyData) {
          data.append('\n');
        }
        data.append(value);
        anyData = true;
      }
      case "event" -> name = value;
      default -> {
        // a comment (its field is empty), an id or a retry time: nothing a reply needs
      }
    }
  }

  private void give() {
    var whole = data.toString();
    var called = name;
    data.setLength(0);
    name = "";
    anyData = false;
    if (!whole.isEmpty()) {
      sink.event(called, whole);
    }
  }
}
