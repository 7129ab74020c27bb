package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root: a copy of it in a folder with a blank in its name. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String REAL_JDK = System.getProperty("java.home");

  @TempDir Path folder;
  private Path script;

  @BeforeEach
  void copy() throws IOException {
    var checkout = Files.createDirectory(folder.resolve("a checkout"));
    script = Files.copy(Repository.root().resolve("offhook"), checkout.resolve("offhook"));
  }

  @Test
  void javaHomeIsTakenWhenItIsRecentEnough() throws Exception {
    var mine = jdk("my jdk", "25.0.3");

    assertThat(jdkFoundWith(Map.of("JAVA_HOME", mine))).isEqualTo(mine);
  }

  @Test
  @DisplayName("an old JAVA_HOME and an old java on the PATH are passed over")
  void olderOnesArePassedOver() throws Exception {
    var old = jdk("old", "17.0.15");
    var sdkman = jdk("home/.sdkman/candidates/java/25-tem", "25");

    var found =
        jdkFoundWith(
            Map.of(
                "JAVA_HOME", old,
                "PATH", old + "/bin:/usr/bin:/bin",
                "HOME", folder + "/home"));

    // A 25 of the machine itself comes first, where there is one
    assertThat(found).isNotEqualTo(old);
    assertThat(Files.readString(Path.of(found, "release"))).contains("JAVA_VERSION=\"25");
    assertThat(sdkman).isNotEmpty();
  }

  @Test
  void theJavaOnThePathIsFollowedToItsHome() throws Exception {
    var mine = jdk("mine", "25.0.1");
    var bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of(mine, "bin", "java"));

    assertThat(jdkFoundWith(Map.of("PATH", bin + ":/usr/bin:/bin"))).isEqualTo(mine);
  }

  @Test
  void aVersionThatOnlyBeginsWithTheNumberIsNoMatch() throws Exception {
    var far = jdk("far", "250.0.1");

    assertThat(jdkFoundWith(Map.of("JAVA_HOME", far, "PATH", REAL_JDK + "/bin:/usr/bin:/bin")))
        .isEqualTo(Path.of(REAL_JDK).toRealPath().toString());
  }

  @Test
  void itIsFoundThroughALinkFromAnyFolder() throws Exception {
    var link = Files.createSymbolicLink(folder.resolve("phone"), script);
    var mine = jdk("mine", "25");

    var outcome = run(Map.of("JAVA_HOME", mine), link.toString(), "jdk");

    assertThat(outcome).isEqualTo(new Outcome(0, mine + "\n"));
  }

  @Test
  void anUnknownCommandIsRefusedWithTheOnesThereAre() throws Exception {
    var outcome = run(Map.of(), script.toString(), "dial");

    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.said()).startsWith("dial is no command.").contains("./offhook run");
  }

  private String jdkFoundWith(Map<String, String> environment) throws Exception {
    var outcome = run(environment, script.toString(), "jdk");
    assertThat(outcome.status()).as(outcome.said()).isZero();
    return outcome.said().strip();
  }

  private Outcome run(Map<String, String> environment, String... command) throws Exception {
    var builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().putAll(environment);
    return Outcome.of(builder);
  }

  /** A folder that looks like a JDK of this version. */
  private String jdk(String name, String version) throws IOException {
    var home = folder.toRealPath().resolve(name);
    var bin = Files.createDirectories(home.resolve("bin"));
    for (var tool : List.of("java", "javac")) {
      var file = Files.writeString(bin.resolve(tool), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home.toString();
  }
}
