package dev.offhook.assistant;

import dev.offhook.assistant.SourceFile.Stamp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading one assistant file: an assistant, or what is wrong.
 *
 * @param file where it was read
 * @param id its name without the ending, in lower case
 * @param stamps how the file, and those it names, looked just before they were read
 * @param read the assistant; null when the file is bad
 * @param problems why it is bad
 */
record Draft(
    Path file,
    String id,
    Map<Path, Stamp> stamps,
    @Nullable Assistant read,
    List<Problem> problems) {

  Draft {
    stamps = Map.copyOf(stamps);
    problems = List.copyOf(problems);
  }

  /** Whether the file and all it names still look the same. */
  boolean fresh() {
    return stamps.entrySet().stream()
        .allMatch(entry -> Stamp.of(entry.getKey()).equals(entry.getValue()));
  }

  Optional<Assistant> assistant() {
    return Optional.ofNullable(read);
  }

  /** Reads the file and has it looked over; never throws for anything that is in it. */
  static Draft of(Path file, AssistantSchema schema, Examiner examiner) {
    var name = String.valueOf(file.getFileName());
    var id = name.substring(0, name.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    var findings = new Findings(name);
    var stamps = new LinkedHashMap<Path, Stamp>();
    stamps.put(file, Stamp.of(file));
    var assistant =
        SourceFile.read(file, findings)
            .flatMap(text -> make(new Source(file, id, text), schema, findings, stamps))
            .orElse(null);
    if (assistant != null) {
      examiner.objections(assistant).forEach(it -> findings.add(it.path(), it.wrong(), it.right()));
    }
    return new Draft(file, id, stamps, findings.none() ? assistant : null, findings.all());
  }

  private record Source(Path file, String id, String text) {}

  private static Optional<Assistant> make(
      Source source, AssistantSchema schema, Findings findings, Map<Path, Stamp> stamps) {
    var document = YamlDocument.parse(source.text(), findings);
    document.ifPresent(parsed -> {
      findings.lines(parsed.lines());
      schema.check(parsed, findings);
    });
    if (document.isEmpty() || !findings.none()) {
      return Optional.empty();
    }
    var root = document.get().root();
    var names = KnowledgeReader.texts(root.path("knowledge").path("files"));
    var files = named(source.file(), names, findings, stamps);
    var version = version(source.text() + files);
    return Optional.of(new AssistantReader(findings).read(source.id(), version, root, files));
  }

  /** The texts of the files that this one names, which lie beside or below it. */
  private static Map<String, String> named(
      Path file, List<String> names, Findings findings, Map<Path, Stamp> stamps) {
    var folder = file.toAbsolutePath().resolveSibling("").normalize();
    var texts = new TreeMap<String, String>();
    for (var name : names) {
      var path = folder.resolve(name.replace('\0', '?')).normalize();
      if (!path.startsWith(folder)) {
        findings.add(
            "/knowledge/files", "'" + name + "' is outside the folder", "put it beside this file");
        continue;
      }
      stamps.put(path, Stamp.of(path));
      SourceFile.read(path, findings).ifPresent(text -> texts.put(name, text));
    }
    return texts;
  }

  /** A short name for exactly this text. */
  static String version(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 6);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
