package dev.offhook;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where this checkout lies, whichever folder the tests are started in. */
public final class Repository {
  private Repository() {}

  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isExecutable(folder.resolve("offhook"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no folder above holds the offhook script");
    }
    return folder;
  }
}
