package dev.offhook.tool.mcp;

import dev.offhook.tool.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * The end of what a program printed as errors while it started, for the operator who wonders why it
 * did not. What comes later may be about callers; it is read, so that the program can go on, and
 * forgotten. Safe from any thread.
 */
final class LastWords {
  private static final int MOST = 300;

  private String words = "";
  private boolean stopped;

  synchronized void add(String more) {
    if (!stopped) {
      words += more;
      words = words.substring(Math.max(0, words.length() - MOST));
    }
  }

  synchronized void stop() {
    stopped = true;
    words = "";
  }

  /** Reads until there is no more. */
  void drain(InputStream errors) {
    var buffer = new byte[4096];
    try (errors) {
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        add(new String(buffer, 0, read, StandardCharsets.UTF_8));
      }
    } catch (IOException ended) {
      stop();
    }
  }

  /** As the end of a sentence, without these secrets; blank when there is nothing. */
  synchronized String told(Collection<String> secrets) {
    var plain = SecretText.masked(words, secrets).replaceAll("\\p{Cntrl}+", " ").strip();
    return plain.isEmpty() ? "" : " (" + plain + ")";
  }
}
