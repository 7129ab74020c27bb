package dev.offhook.tool.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.assistant.HouseWords;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.time.Deadline;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MCP servers as they are: programs that are started, addresses that are asked. In real time. */
@Timeout(120)
class McpServersTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "s3cr3t-of-the-workshop";

  @TempDir Path folder;
  private final McpServers servers = new McpServers(McpServersTest::variable);

  private static Optional<String> variable(String name) {
    return name.equals("KEY") ? Optional.of(SECRET) : Optional.empty();
  }

  @AfterEach
  void close() {
    servers.close();
  }

  @Test
  @DisplayName("a program's tools are listed under the server's name and used")
  void aProgramsToolsAreUsed() throws IOException {
    var shop = onDuty(program(""));

    assertThat(names(shop))
        .contains("workshop_echo", "workshop_2_strange_name")
        .doesNotContain("workshop_choosy");
    assertThat(use(shop, "workshop_echo", "{\"word\":\"wrench \\n ü\"}"))
        .isEqualTo(new Outcome.Answer("wrench \n ü"));
    assertThat(use(shop, "workshop_2_strange_name", "{}").told()).isEqualTo("strange");
    assertThat(use(shop, "workshop_picture", "{}").told())
        .isEqualTo("A cat:\n(image, which cannot be shown on the phone)\nNice.");
    assertThat(use(shop, "workshop_trouble", "{}"))
        .isEqualTo(new Outcome.Failed("The service says: out of paint"));
  }

  @Test
  void aProgramKnowsNothingOfOurEnvironment() throws IOException {
    var shop = onDuty(program("      env: {SHOP_KEY: '${KEY}'}\n"));

    var names = use(shop, "workshop_environment", "{}").told();
    assertThat(List.of(names.substring(1, names.length() - 1).split(", ")))
        .contains("PATH", "SHOP_KEY")
        .isSubsetOf("PATH", "HOME", "SHOP_KEY");
    assertThat(System.getenv()).hasSizeGreaterThan(3);
    assertThat(use(shop, "workshop_key", "{}").told()).isEqualTo("key (secret)");
  }

  @Test
  void onlyWhatTheFileAllowsIsListed() throws IOException {
    assertThat(names(onDuty(program("      allow: [echo]\n")))).containsExactly("workshop_echo");
  }

  @Test
  void aListThatChangesIsListedAnew() throws IOException {
    var shop = onDuty(program(""));
    var before = servers.changes();
    use(shop, "workshop_more", "{}");

    until(() -> names(shop).contains("workshop_extra"));
    assertThat(servers.changes()).isGreaterThan(before);
    assertThat(use(shop, "workshop_extra", "{}").told()).isEqualTo("extra");
  }

  @Test
  @DisplayName("a program that dies takes its tools along, and comes back with them")
  void aProgramThatDiesComesBack() throws IOException {
    var shop = onDuty(program(""));
    var echo = tool(shop, "workshop_echo");

    assertThat(use(shop, "workshop_die", "{}")).isInstanceOf(Outcome.Failed.class);
    until(() -> names(shop).isEmpty());
    assertThat(ended(echo.use(request(shop, "{}")))).isEqualTo(McpAnswer.NOT_THERE);
    until(() -> !names(shop).isEmpty());
    assertThat(use(shop, "workshop_echo", "{\"word\":\"again\"}").told()).isEqualTo("again");
    assertThat(ended(echo.use(request(shop, "{\"word\":\"old\"}"))).told()).isEqualTo("old");
  }

  @Test
  void aProgramThatSpeaksNonsenseIsStartedAnew() throws IOException {
    var shop = onDuty(program(""));
    use(shop, "workshop_babble", "{}");

    until(() -> names(shop).isEmpty());
    until(() -> !names(shop).isEmpty());
    assertThat(use(shop, "workshop_echo", "{\"word\":\"again\"}").told()).isEqualTo("again");
  }

  @Test
  @DisplayName("when nobody names it any more, a program ends with all that it has started")
  void aProgramEndsWithItsChildren() throws IOException {
    var shop = onDuty(program(""));
    var child = Long.parseLong(use(shop, "workshop_spawn", "{}").told());
    use(shop, "workshop_echo", "{}");
    assertThat(alive(child)).isTrue();

    servers.keep(List.of());
    assertThat(names(shop)).isEmpty();
    until(() -> !alive(child));
    until(() -> ProcessHandle.current().descendants().noneMatch(McpServersTest::workshop));
  }

  @Test
  void closingEndsEveryProgram() throws IOException {
    onDuty(program(""));
    assertThat(ProcessHandle.current().descendants()).anyMatch(McpServersTest::workshop);

    servers.close();
    assertThat(ProcessHandle.current().descendants()).noneMatch(McpServersTest::workshop);
  }

  @Test
  void aFileThatOnlyChangesItsWordsKeepsTheProgram() throws IOException {
    onDuty(program(""));
    var before = workshops();
    var shop = onDuty("greeting: Hello again.\n" + program(""));

    assertThat(names(shop)).isNotEmpty();
    assertThat(workshops()).isEqualTo(before).hasSize(1);
  }

  @Test
  @DisplayName("a tool that is too slow fails in time, and may be given up before")
  void aSlowToolFails() throws IOException {
    var shop = onDuty(program("      timeout: 0.5s\n"));
    var slow = tool(shop, "workshop_slow");
    assertThat(slow.manner().deadline()).isEqualTo(Duration.ofMillis(500));

    var work = slow.use(request(shop, "{}")).toCompletableFuture();
    work.cancel(true);
    assertThat(use(shop, "workshop_echo", "{\"word\":\"next\"}").told()).isEqualTo("next");
  }

  @Test
  @DisplayName("a server that does not answer holds nobody up for longer than ten seconds")
  void aSilentProgramIsNotWaitedFor() throws IOException {
    var started = System.nanoTime();
    var shop = onDuty("tools: {mcp: [{name: silent, command: [sleep, '300']}]}");

    assertThat(names(shop)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void aProgramThatIsNotThereIsReportedAndNoMore() throws IOException {
    var shop = onDuty("tools: {mcp: [{name: none, command: [/no/such/program]}]}");
    assertThat(names(shop)).isEmpty();
  }

  @Test
  @DisplayName("an address: its headers are sent, its tools used, and it may go and come back")
  void anAddressGoesAndComesBack() throws IOException {
    Assistant shop;
    int port;
    try (var address = new WorkshopAddress(0)) {
      port = address.port();
      shop =
          onDuty(
              "tools: {mcp: [{name: far, url: 'http://127.0.0.1:"
                  + port
                  + "/tools/mcp', headers: {Authorization: 'Bearer ${KEY}'}}]}");
      assertThat(names(shop)).containsExactly("far_paint");
      assertThat(use(shop, "far_paint", "{}")).isEqualTo(new Outcome.Answer("painted"));
      assertThat(address.authorizations).isNotEmpty().containsOnly("Bearer " + SECRET);
    }
    var old = tool(shop, "far_paint");
    assertThat(ended(old.use(request(shop, "{}")))).isInstanceOf(Outcome.Failed.class);
    until(() -> names(shop).isEmpty());

    try (var _ = new WorkshopAddress(port)) {
      until(() -> !names(shop).isEmpty());
      assertThat(use(shop, "far_paint", "{}")).isEqualTo(new Outcome.Answer("painted"));
    }
  }

  @Test
  void anUnknownVariableIsAnObjection() throws IOException {
    var text = "tools: {mcp: [{name: a, command: [b], env: {K: '${NOBODY}'}}]}";
    Files.writeString(folder.resolve("shop.yaml"), "name: Shop\n" + text);
    var problems =
        Assistants.load(folder, HouseWords.NONE, new McpExaminer(McpServersTest::variable))
            .problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().toString())
        .isEqualTo("shop.yaml:2 /tools/mcp/0/env/K: 'NOBODY' is not set; set it in .env");
  }

  private static String program(String more) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return "tools:\n  mcp:\n    - name: workshop\n      command: ['%s', -XX:TieredStopAtLevel=1, -cp, '%s', %s]\n"
            .formatted(java, System.getProperty("java.class.path"), WorkshopMain.class.getName())
        + more;
  }

  private Assistant onDuty(String text) throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), "name: Shop\n" + text);
    var assistants =
        Assistants.load(folder, HouseWords.NONE, new McpExaminer(McpServersTest::variable));
    assertThat(assistants.problems()).isEmpty();
    Deadline.await("start", SOON, servers.keep(assistants.all()).toCompletableFuture());
    return assistants.byId("shop").orElseThrow();
  }

  private List<String> names(Assistant shop) {
    return servers.of(shop).stream().map(it -> it.spec().name()).toList();
  }

  private Tool tool(Assistant shop, String name) {
    return servers.of(shop).stream()
        .filter(it -> it.spec().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Outcome use(Assistant shop, String name, String arguments) throws IOException {
    return ended(tool(shop, name).use(request(shop, arguments)));
  }

  private static Outcome ended(CompletionStage<Outcome> work) {
    return Deadline.await("a tool", SOON, work.toCompletableFuture());
  }

  private static ToolRequest request(Assistant shop, String arguments) throws IOException {
    var call =
        new CallDetails(
            new CallSid("CA0123456789abcdef0123456789abcdef"),
            new PhoneNumber("+15550100001"),
            new PhoneNumber("+15550100002"),
            CallDetails.Direction.INBOUND,
            Map.of());
    return new ToolRequest(call, shop, JsonMapper.builder().build().readTree(arguments));
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** No other test of this process starts a Java; its whole command is too long to be read. */
  private static boolean workshop(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  private static List<Long> workshops() {
    return ProcessHandle.current()
        .descendants()
        .filter(McpServersTest::workshop)
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Until it holds; another thread or process makes it so. */
  private static void until(BooleanSupplier condition) {
    var end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
