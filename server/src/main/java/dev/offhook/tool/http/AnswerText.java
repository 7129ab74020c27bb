package dev.offhook.tool.http;

import dev.offhook.tool.Outcome;
import dev.offhook.tool.SecretText;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What a model is told of an HTTP answer: status and text, without our secrets.
 *
 * @param secrets what must not be told, wherever it comes from
 */
record AnswerText(List<String> secrets) {
  private static final int LONGEST = 8 * 1024;
  private static final int LONGEST_EXCUSE = 1024;

  AnswerText {
    secrets = List.copyOf(secrets);
  }

  /**
   * What came.
   *
   * @param type of the content; blank when it is not told
   */
  record Reply(int status, String type, Buffer body) {}

  Outcome told(Reply reply) {
    var status = "HTTP " + reply.status();
    return switch (reply.status() / 100) {
      case 2 -> new Outcome.Answer(cut(status + "\n" + text(reply), LONGEST));
      case 3 ->
          new Outcome.Failed(
              "The service points to another address, which is not followed (" + status + ").");
      case 4 ->
          new Outcome.Failed(
              cut("The service refused this (" + status + "). " + text(reply), LONGEST_EXCUSE));
      default ->
          new Outcome.Failed(
              cut("The service has a problem (" + status + "). " + text(reply), LONGEST_EXCUSE));
    };
  }

  private String text(Reply reply) {
    if (reply.body().length() == 0) {
      return "(empty)";
    }
    if (!isText(reply.type())) {
      return "(no text, but %s)".formatted(reply.type().replaceAll("[^a-zA-Z0-9/+.-].*", ""));
    }
    var text = SecretText.masked(reply.body().toString(), secrets);
    return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
  }

  private static boolean isText(String type) {
    var plain = type.toLowerCase(Locale.ROOT);
    return plain.isBlank()
        || plain.startsWith("text/")
        || plain.contains("json")
        || plain.contains("xml")
        || plain.contains("x-www-form-urlencoded");
  }

  /** At most so many bytes of UTF-8, without half a letter. */
  private static String cut(String text, int most) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return text;
    }
    var mark = " … (cut)";
    int end = most - mark.getBytes(StandardCharsets.UTF_8).length;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + mark;
  }
}
