package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Documents rot where they name files: every path in them must lead somewhere. */
class DocumentsTest {
  private static final Path ROOT = Repository.root();

  /** A word in back quotes with a slash inside, or with the ending of a file we keep. */
  private static final Pattern QUOTED =
      Pattern.compile("`(?:\\./)?([\\w.-]+(?:/[\\w.-]+)+/?|[\\w.-]+\\.(?:md|xml|java|yaml))`");

  private static final Pattern LINKED = Pattern.compile("\\]\\((?![a-z]+:|#)([^)#\\s]+)[^)]*\\)");

  /** Named in documents, but made by a build or by a user, or no path at all. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(.*/)?target(/.*)?|assistants(/.*)?|data(/.*)?|(text|application|audio)/[a-z+-]+");

  private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

  @Test
  @DisplayName("every path a document names exists")
  void everyPathADocumentNamesExists() throws IOException {
    var missing = new TreeSet<String>();
    int named = 0;
    for (var document : documents()) {
      var text = Files.readString(document);
      for (var path : paths(document, text)) {
        named++;
        if (!Files.exists(path)) {
          missing.add(ROOT.relativize(document) + " names " + ROOT.relativize(path));
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).as("paths found").isGreaterThan(20);
  }

  @Test
  void aPathThatLeadsNowhereWouldBeFound() {
    var document = ROOT.resolve("docs/page.md");

    assertThat(paths(document, "`no/such/file` [x](../no.md#part) `./no.md` `GET /no` `text/xml`"))
        .containsExactly(
            ROOT.resolve("no/such/file"), ROOT.resolve("no.md"), ROOT.resolve("no.md"));
  }

  private static List<Path> paths(Path document, String text) {
    var quoted =
        QUOTED
            .matcher(text)
            .results()
            .map(found -> Path.of(found.group(1)).normalize().toString())
            .filter(path -> !ELSEWHERE.matcher(path).matches() && !TIME_ZONES.contains(path))
            .map(ROOT::resolve);
    var linked = LINKED.matcher(text).results().map(found -> beside(document, found));
    return Stream.concat(quoted, linked).map(Path::normalize).sorted().toList().reversed();
  }

  private static Path beside(Path document, MatchResult link) {
    return document.resolveSibling(link.group(1));
  }

  private static List<Path> documents() throws IOException {
    try (var top = Files.list(ROOT);
        var docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
