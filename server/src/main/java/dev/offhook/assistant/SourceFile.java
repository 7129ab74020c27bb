package dev.offhook.assistant;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A text file of an assistant, read with suspicion: not too large, and really text. */
final class SourceFile {
  static final int LARGEST = 1 << 20;

  private SourceFile() {}

  /**
   * How a file looked from outside.
   *
   * @param modified the epoch when there is no such file
   * @param size in bytes; -1 when there is no such file
   */
  record Stamp(FileTime modified, long size) {
    private static final Stamp MISSING = new Stamp(FileTime.fromMillis(0), -1);

    static Stamp of(Path file) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime(), attributes.size());
      } catch (IOException gone) {
        return MISSING;
      }
    }
  }

  /** The text without a byte order mark; empty when it cannot be had, and the findings say why. */
  static Optional<String> read(Path file, Findings findings) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        findings.addAtLine(
            0, file.getFileName() + " is larger than 1 MiB", "an assistant is a page or two");
        return Optional.empty();
      }
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException notUtf8) {
      findings.addAtLine(0, file.getFileName() + " is not UTF-8 text", "save it as UTF-8");
    } catch (IOException unreadable) {
      findings.addAtLine(0, file.getFileName() + " cannot be read", "check that it is there");
    }
    return Optional.empty();
  }
}
