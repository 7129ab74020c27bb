package dev.offhook.phone.twilio.rest;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer that is sound, whole or the range that was asked for. */
final class Media {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

  private Media() {}

  static Answer of(Buffer body, String type, @Nullable String range) {
    Matcher asked = RANGE.matcher(range == null ? "" : range);
    if (!asked.matches() || asked.group().equals("bytes=-")) {
      return new Answer(200, Map.of("Content-Type", type, "Accept-Ranges", "bytes"), body);
    }
    long size = body.length();
    long first;
    long last = size - 1;
    if (asked.group(1).isEmpty()) {
      first = Math.max(0, size - Long.parseLong(asked.group(2)));
    } else {
      first = Long.parseLong(asked.group(1));
      last = asked.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(asked.group(2)));
    }
    if (first > last) {
      return new Answer(416, Map.of("Content-Range", "bytes */" + size), Buffer.buffer());
    }
    String sent = "bytes " + first + "-" + last + "/" + size;
    return new Answer(
        206,
        Map.of("Content-Type", type, "Accept-Ranges", "bytes", "Content-Range", sent),
        body.getBuffer((int) first, (int) last + 1));
  }
}
