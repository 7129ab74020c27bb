package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The drawing of the packages. A package not in the table, or an arrow that points up, fails. */
class ArchitectureTest {
  private static final String ROOT = "dev.offhook";

  /** What each package may see of ours; its own parents it always may. */
  private static final Map<String, List<String>> MAY_SEE =
      Map.ofEntries(
          Map.entry("call", List.of("turn")),
          Map.entry("privacy", List.of("call", "turn")),
          Map.entry("cost", List.of("call")),
          Map.entry("time", List.of()),
          Map.entry("settings", List.of()),
          Map.entry("turn", List.of()),
          Map.entry("web", List.of("time")),
          Map.entry("store", List.of("call", "turn", "time", "privacy", "cost")),
          Map.entry("store.sql", List.of("call", "turn", "time", "privacy", "cost")),
          Map.entry("assistant", List.of("call", "time", "turn", "privacy")),
          Map.entry("guard", List.of("call", "time")),
          Map.entry("telephony", List.of("call", "time", "turn", "assistant", "web")),
          Map.entry("tool", List.of("call", "assistant")),
          Map.entry("tool.builtin", List.of("call", "assistant")),
          Map.entry("tool.http", List.of("call", "assistant", "time")),
          Map.entry("tool.mcp", List.of("call", "assistant", "time")),
          Map.entry("llm", List.of("call", "time", "turn", "assistant", "tool")),
          Map.entry(
              "outbound",
              List.of("call", "time", "turn", "assistant", "telephony", "guard", "store")),
          Map.entry(
              "telephony.twilio", List.of("call", "time", "turn", "assistant", "web", "outbound")),
          Map.entry("llm.langchain4j", List.of("call", "time", "assistant", "tool")),
          Map.entry("llm.builtin", List.of("call", "time", "assistant")),
          Map.entry(
              "conversation",
              List.of(
                  "call",
                  "time",
                  "turn",
                  "privacy",
                  "assistant",
                  "telephony",
                  "store",
                  "tool",
                  "llm",
                  "outbound")),
          Map.entry(
              "api",
              List.of(
                  "call",
                  "time",
                  "turn",
                  "assistant",
                  "web",
                  "cost",
                  "store",
                  "conversation",
                  "telephony",
                  "outbound")));

  private final JavaClasses classes =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  @DisplayName("every arrow between packages points down")
  void everyArrowPointsDown() {
    var wrong = new TreeSet<String>();
    for (JavaClass from : classes) {
      for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
        if (!allowed(placeOf(from), placeOf(arrow.getTargetClass()))) {
          wrong.add(from.getName() + " sees " + arrow.getTargetClass().getName());
        }
      }
    }
    assertThat(classes).isNotEmpty();
    assertThat(wrong).isEmpty();
  }

  private static boolean allowed(String from, String to) {
    if (to.equals(OUTSIDE) || from.equals(to) || from.isEmpty()) {
      return true;
    }
    return from.startsWith(to + ".") || MAY_SEE.getOrDefault(from, List.of()).contains(to);
  }

  private static final String OUTSIDE = "outside";

  private static String placeOf(JavaClass type) {
    var name = type.getBaseComponentType().getPackageName();
    if (name.equals(ROOT)) {
      return "";
    }
    return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : OUTSIDE;
  }
}
