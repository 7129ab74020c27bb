package dev.offhook.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offhook.settings.Settings.LlmService;
import dev.offhook.settings.Settings.LogFormat;
import dev.offhook.settings.SettingsReading.Read;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path root;

  private final Map<String, String> environment = new TreeMap<>();

  @Test
  @DisplayName("[001-16] nothing set: port 8080, gpt-4o-mini, the built-in receptionist")
  void nothingSetIsEnough() throws Exception {
    var settings = read();

    assertThat(settings.listen()).isEqualTo(new Settings.Listen("0.0.0.0", 8080));
    assertThat(settings.publicAddress()).isEmpty();
    assertThat(settings.models().service()).isEqualTo(LlmService.BUILTIN);
    assertThat(settings.models().openai().model()).isEqualTo("gpt-4o-mini");
    assertThat(settings.bargeIn())
        .isEqualTo(new Settings.Interruption(Duration.ofMillis(2500), List.of()));
    assertThat(settings.assistants()).isEqualTo(root.resolve("assistants"));
    assertThat(settings.maxCalls()).isGreaterThanOrEqualTo(10);
    assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
  }

  @Test
  @DisplayName("[001-14] .env, then .env.local, then the environment, then the command line")
  void theLaterSourceWins() throws Exception {
    assertThat(read().listen().port()).isEqualTo(8080);
    file(".env", "PORT=1001");
    assertThat(read().listen().port()).isEqualTo(1001);
    file(".env.local", "PORT=1002");
    assertThat(read().listen().port()).isEqualTo(1002);
    environment.put("PORT", "1003");
    assertThat(read().listen().port()).isEqualTo(1003);
    assertThat(read("--port", "1004").listen().port()).isEqualTo(1004);
    assertThat(read("--port=1004", "--set", "PORT=1005").listen().port()).isEqualTo(1005);
  }

  @Test
  void aLaterSourceWinsByAnAliasToo() throws Exception {
    file(".env", "PORT=1001");
    environment.put("SERVER_PORT", "1002");

    assertThat(read().listen().port()).isEqualTo(1002);
  }

  @Test
  void aBlankValueCountsAsNotSet() throws Exception {
    file(".env", "PORT=1001\nOPENAI_API_KEY=\nWELCOME_GREETING='  '");
    file(".env.local", "PORT=");
    environment.put("PORT", " ");

    assertThat(read().listen().port()).isEqualTo(1001);
    assertThat(read().models().service()).isEqualTo(LlmService.BUILTIN);
    assertThat(read().words().greeting()).isEmpty();
  }

  @Test
  @DisplayName(
      "[000-40] [002-36] settings come from .env, names in any case, unknown ones are fine")
  void namesInFilesAreTakenInAnyCase() throws Exception {
    file(".env", "server_port=8000\npublic_url=https://abc.ngrok.io\nAUDIO_SAMPLE_RATE=8000");

    assertThat(read().listen().port()).isEqualTo(8000);
    assertThat(read().publicAddress()).contains(new PublicAddress("abc.ngrok.io", -1));
  }

  @ParameterizedTest(name = "{0}={1} → {2} {3}")
  @DisplayName("[001-17] the public address is taken with or without scheme, its port is kept")
  @CsvSource({
    "NGROK_URL,  abc.ngrok.app,            https://abc.ngrok.app/voice,      wss://abc.ngrok.app/ws",
    "NGROK_URL,  https://abc.ngrok.app/,   https://abc.ngrok.app/voice,      wss://abc.ngrok.app/ws",
    "SERVER,     ABC.example.com:8443,     https://abc.example.com:8443/voice, wss://abc.example.com:8443/ws",
    "PUBLIC_URL, http://abc.example.com,   https://abc.example.com/voice,    wss://abc.example.com/ws",
    "PUBLIC_URL, http://localhost:8080,    http://localhost:8080/voice,      ws://localhost:8080/ws",
    "PUBLIC_URL, https://[2001:DB8::1]:444, https://[2001:db8::1]:444/voice, wss://[2001:db8::1]:444/ws",
  })
  void thePublicAddressIsTakenAsPeopleWriteIt(String name, String value, URI web, URI socket)
      throws Exception {
    environment.put(name, value);

    var address = read().publicAddress().orElseThrow();
    assertThat(address.web("/voice")).isEqualTo(web);
    assertThat(address.socket("/ws")).isEqualTo(socket);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://abc.ngrok.app/twiml",
        "https://abc.ngrok.app?x=1",
        "abc.ngrok.app#x",
        "ftp://abc.ngrok.app",
        "wss://abc.ngrok.app",
        "https://",
        "two words",
        "abc.ngrok.app:port",
        "abc.ngrok.app:99999",
        "under_score.example.com",
        "a.example.com,b.example.com",
      })
  void aPublicAddressThatCannotBeDialledIsRefused(String value) {
    environment.put("NGROK_URL", value);

    assertThat(problems())
        .containsExactly(
            "NGROK_URL is \"%s\" (environment): must be a host such as abc123.ngrok.app, or"
                    .formatted(value)
                + " https://abc123.ngrok.app, without a path");
  }

  @Test
  void aPasswordInAnAddressIsNotShown() {
    environment.put("PUBLIC_URL", "https://me:hunter2@abc.ngrok.app");

    assertThat(problems())
        .singleElement()
        .asString()
        .contains("PUBLIC_URL")
        .doesNotContain("hunter2");
  }

  @Test
  @DisplayName(
      "all that is wrong is told at once, one line each, with name, value and what is right")
  void everyProblemIsToldAtOnce() throws Exception {
    file(".env", "PORT=eighty\nBARGE_IN_RESUME_TIMEOUT_S=soon\nMAX_CALLS=0\nLOG_FORMAT=xml");
    environment.put("OPENAI_BASE_URL", "localhost:1234");

    assertThat(problems())
        .containsExactlyInAnyOrder(
            "PORT is \"eighty\" (.env): must be a whole number from 0 to 65535",
            "BARGE_IN_RESUME_TIMEOUT_S is \"soon\" (.env): must be a number of seconds from 0 to"
                + " 60, such as 2.5",
            "MAX_CALLS is \"0\" (.env): must be a whole number from 1 to 1000000",
            "LOG_FORMAT is \"xml\" (.env): must be one of text, json",
            "OPENAI_BASE_URL is \"localhost:1234\" (environment): must be a URL such as"
                + " https://api.example.com/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536", "8080.5", "1e3", "0x50", "80 80", "99999999999999999999"})
  void aPortIsAWholeNumber(String port) {
    environment.put("SERVER_PORT", port);

    assertThat(problems())
        .containsExactly(
            "SERVER_PORT is \"%s\" (environment): must be a whole number from 0 to 65535"
                .formatted(port));
  }

  @ParameterizedTest(name = "LLM_SERVICE={0} needs {1}")
  @DisplayName("[000-39] [001-15] [003-18] a service without its key names the key")
  @CsvSource({
    "openai, OPENAI_API_KEY",
    "anthropic, ANTHROPIC_API_KEY",
    "gemini, GEMINI_API_KEY",
    "guideants, GUIDEANTS_PUB_ID"
  })
  void aServiceWithoutItsKeyIsRefused(String service, String missing) {
    environment.put("LLM_SERVICE", service);

    assertThat(problems())
        .containsExactly(
            "%s is missing: LLM_SERVICE=%s needs it; put it in .env.local, or choose LLM_SERVICE=builtin"
                .formatted(missing, service));
  }

  @Test
  @DisplayName("[000-39] GUIDEANTS_BASE_URL alone names GUIDEANTS_PUB_ID")
  void aGuideServerWithoutAGuideIsRefused() {
    environment.put("GUIDEANTS_BASE_URL", "http://localhost:5107");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("GUIDEANTS_PUB_ID is missing: GUIDEANTS_BASE_URL is set");
  }

  @Test
  @DisplayName("[004-17] an unknown service is refused with the ones there are")
  void anUnknownServiceIsRefused() {
    environment.put("LLM_SERVICE", "gpt5");

    assertThat(problems())
        .containsExactly(
            "LLM_SERVICE is \"gpt5\" (environment): must be one of guideants, openai, anthropic,"
                + " gemini, ollama, builtin");
  }

  @Test
  void theServiceFollowsTheKeysThatArePresent() throws Exception {
    environment.put("GEMINI_API_KEY", "g");
    assertThat(read().models().service()).isEqualTo(LlmService.BUILTIN);
    environment.put("ANTHROPIC_API_KEY", "a");
    assertThat(read().models().service()).isEqualTo(LlmService.ANTHROPIC);
    environment.put("OPENAI_API_KEY", "o");
    assertThat(read().models().service()).isEqualTo(LlmService.OPENAI);
    environment.put("GUIDEANTS_PUB_ID", "front-desk");
    assertThat(read().models().service()).isEqualTo(LlmService.GUIDEANTS);
    assertThat(read().models().guide().openaiBaseUrl())
        .hasToString("http://localhost:5107/api/published/openai/front-desk/v1");
    environment.put("LLM_SERVICE", "Ollama");
    assertThat(read().models().service()).isEqualTo(LlmService.OLLAMA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pipeline", "realtime"})
  void aWayToHoldACallThatIsNotBuiltYetIsRefused(String mode) {
    environment.put("VOICE_MODE", mode);

    assertThat(problems())
        .containsExactly(
            "VOICE_MODE is \"%s\" (environment): not yet in this version; relay and gather are"
                .formatted(mode));
  }

  @Test
  void aTokenWithoutAPublicAddressIsRefused() throws Exception {
    environment.put("TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef");
    assertThat(problems()).singleElement().asString().startsWith("PUBLIC_URL is missing: ");

    environment.put("PUBLIC_URL", "abc.ngrok.app");
    assertThat(read().twilio().authToken().given()).isTrue();
  }

  @Test
  void aSecretIsNeverShown() throws Exception {
    environment.put("OPENAI_API_KEY", "sk-very secret");
    environment.put("TWILIO_ACCOUNT_SID", "AC-not-so-public");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "OPENAI_API_KEY is not right (environment): must be one word of plain characters",
            "TWILIO_ACCOUNT_SID is not right (environment): must be AC and 32 hexadecimal digits");

    environment.clear();
    environment.put("OPENAI_API_KEY", "sk-very-secret");
    environment.put("OFFHOOK_API_KEY", "hunter2");
    assertThat(read().toString()).doesNotContain("sk-very-secret", "hunter2").contains("(set)");
  }

  @Test
  @DisplayName("a template's placeholder counts as not set, and the start says so")
  void aPlaceholderIsNoKey() throws Exception {
    file(
        ".env",
        """
        SERVER=your_server_here
        TWILIO_ACCOUNT_SID=ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        TWILIO_AUTH_TOKEN=your_auth_token_here
        OPENAI_API_KEY=sk-...
        SYSTEM_MESSAGE="Your job is to listen..."
        """);

    var read = reading();

    assertThat(read.settings().publicAddress()).isEmpty();
    assertThat(read.settings().twilio().authToken().given()).isFalse();
    assertThat(read.settings().models().service()).isEqualTo(LlmService.BUILTIN);
    assertThat(read.settings().words().instructions()).isEqualTo("Your job is to listen...");
    assertThat(read.notes())
        .hasSize(4)
        .contains("SERVER (.env) still holds its template's placeholder and counts as not set");
  }

  @Test
  void aLineThatWasSkippedIsTold() throws Exception {
    file(".env", "PORT=1001\nsome words\n");

    assertThat(reading().notes()).containsExactly(".env line 2 is not NAME=value and is skipped");
  }

  @Test
  @DisplayName("the five apps' own words are taken: greeting, instructions, stop phrases")
  void theWordsOfTheFiveAppsAreTaken() throws Exception {
    file(
        ".env",
        """
        INITIAL_MESSAGE="Hello, my name is Sarah."
        COMPANY_NAME=Acme Realty
        BARGE_IN_EXTRA_STOP_PHRASES= Enough , ,Never MIND
        BARGE_IN_RESUME_TIMEOUT_S=1.25
        """);

    assertThat(read().words())
        .isEqualTo(new Settings.Words("Hello, my name is Sarah.", "", "Acme Realty", false));
    assertThat(read().bargeIn())
        .isEqualTo(
            new Settings.Interruption(Duration.ofMillis(1250), List.of("enough", "never mind")));
  }

  @Test
  void anAssistantsFolderThatWasNamedMustExist() throws Exception {
    environment.put("OFFHOOK_ASSISTANTS", "my people");
    assertThat(problems())
        .containsExactly(
            "OFFHOOK_ASSISTANTS is \"my people\" (environment): must be a folder that exists");

    Files.createDirectory(root.resolve("my people"));
    assertThat(read().assistants()).isEqualTo(root.resolve("my people"));
  }

  @Test
  void whatIsKeptIsKeptInAFolderOfTheRepository() throws Exception {
    assertThat(read().kept()).isEqualTo(new Settings.Kept(root.resolve("data"), Secret.NONE, 512));

    environment.put("OFFHOOK_DATA_DIR", "elsewhere/log");
    assertThat(read().kept().folder()).isEqualTo(root.resolve("elsewhere").resolve("log"));

    Files.writeString(root.resolve("letter"), "Dear Ada");
    environment.put("OFFHOOK_DATA_DIR", "letter");
    assertThat(problems())
        .containsExactly(
            "OFFHOOK_DATA_DIR is \"letter\" (environment): must be a folder, or the name of a new"
                + " one");
  }

  @Test
  void aDatabaseIsAPostgresqlAndItsPasswordIsNotShown() throws Exception {
    var url = "jdbc:postgresql://u:secret@db:5432/calls?sslmode=require";
    environment.put("DATABASE_URL", url);
    assertThat(read().kept().database().value()).isEqualTo(url);
    assertThat(read()).asString().doesNotContain("secret");

    environment.put("DATABASE_URL", "mysql://u:secret@db/calls");
    assertThat(problems())
        .containsExactly(
            "DATABASE_URL is not right (environment): must look like"
                + " jdbc:postgresql://user:password@host:5432/database");
  }

  @Test
  void anOptionThatDoesNotExistIsRefused() {
    var refused =
        catchThrowableOfType(
            SettingsRefused.class,
            () -> CommandLine.parse("--prot", "9000", "--set", "x", "--port"));

    assertThat(refused.problems())
        .containsExactly(
            "--prot is no option; ./offhook run --help lists them",
            "9000 is no option; ./offhook run --help lists them",
            "--set lacks its NAME=value",
            "--port lacks its value");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }

  private Settings read(String... arguments) throws SettingsRefused {
    return reading(arguments).settings();
  }

  private Read reading(String... arguments) throws SettingsRefused {
    var commandLine = CommandLine.parse(arguments);
    return SettingsReading.read(SettingSources.of(root, environment, commandLine.values()));
  }

  private List<String> problems() {
    var refused = catchThrowableOfType(SettingsRefused.class, this::read);
    assertThat(refused).as("the settings were not refused").isNotNull();
    return refused.problems();
  }
}
