package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every wait has an end, and time comes in as an argument. */
class WaitingTest {
  /** Where time enters the program. */
  private static final Set<String> CLOCK_EDGE = Set.of("dev.offhook.VertxTimers");

  /** Waits that have no end, by the type that declares them; a call with arguments has a limit. */
  private static final Map<String, Set<String>> ENDLESS =
      Map.of(
          "java.util.concurrent.CompletableFuture", Set.of("join", "get"),
          "java.util.concurrent.Future", Set.of("get"),
          "java.util.concurrent.CountDownLatch", Set.of("await"),
          "java.util.concurrent.BlockingQueue", Set.of("take"),
          "java.util.concurrent.LinkedBlockingQueue", Set.of("take"),
          "java.util.concurrent.Semaphore", Set.of("acquire"),
          "java.lang.Thread", Set.of("join"),
          "java.lang.Object", Set.of("wait"),
          "java.lang.Process", Set.of("waitFor"),
          "io.vertx.core.Future", Set.of("await"));

  private static final Map<String, Set<String>> CLOCKS =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
          "java.time.Instant", Set.of("now"),
          "java.time.LocalDate", Set.of("now"),
          "java.time.LocalTime", Set.of("now"),
          "java.time.LocalDateTime", Set.of("now"),
          "java.time.ZonedDateTime", Set.of("now"),
          "java.time.OffsetDateTime", Set.of("now"),
          "java.lang.Thread", Set.of("sleep"));

  private final JavaClasses classes =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  @DisplayName("no wait is without an end")
  void noWaitIsWithoutAnEnd() {
    assertThat(callsOf(ENDLESS, call -> call.getTarget().getParameterTypes().isEmpty())).isEmpty();
  }

  @Test
  @DisplayName("nobody reads a clock or sleeps but the edge")
  void nobodyReadsAClockButTheEdge() {
    assertThat(callsOf(CLOCKS, call -> !CLOCK_EDGE.contains(call.getOriginOwner().getName())))
        .isEmpty();
  }

  private Set<String> callsOf(
      Map<String, Set<String>> forbidden, Predicate<JavaMethodCall> condition) {
    var found = new TreeSet<String>();
    for (JavaClass type : classes) {
      for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
        var names = forbidden.getOrDefault(call.getTargetOwner().getName(), Set.of());
        if (names.contains(call.getName()) && condition.test(call)) {
          found.add(call.getDescription());
        }
      }
    }
    return found;
  }
}
