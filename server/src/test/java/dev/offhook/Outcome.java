package dev.offhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a process said, both streams together, and how it ended. */
record Outcome(int status, String said) {

  /** Runs it to its end; a minute is more than any of them needs. */
  static Outcome of(ProcessBuilder builder)
      throws IOException, InterruptedException, TimeoutException {
    var file = Files.createTempFile("outcome", ".txt");
    try {
      var process = builder.redirectErrorStream(true).redirectOutput(file.toFile()).start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new TimeoutException("still running after a minute: " + builder.command());
      }
      return new Outcome(process.exitValue(), Files.readString(file, StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
