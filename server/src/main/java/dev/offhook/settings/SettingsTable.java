package dev.offhook.settings;

import static dev.offhook.settings.SettingReaders.oneOf;
import static dev.offhook.settings.SettingReaders.perhapsOneOf;
import static dev.offhook.settings.SettingReaders.perhapsWholeNumber;
import static dev.offhook.settings.SettingReaders.seconds;
import static dev.offhook.settings.SettingReaders.wholeNumber;

import dev.offhook.settings.Settings.LlmService;
import dev.offhook.settings.Settings.LogFormat;
import dev.offhook.settings.Settings.VoiceMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The one place that declares settings: name, aliases, default, check and meaning. {@code
 * .env.example}, the table in the documents and the command line's options are made from it.
 */
final class SettingsTable {
  private static final String OF_THE_DEFAULT = " of the default assistant, where its file has none";

  private SettingsTable() {}

  static final Setting<Integer> PORT =
      Setting.of("PORT", "8080", wholeNumber(0, 65535), "Port to listen on; 0 takes any free one")
          .alias("SERVER_PORT");
  static final Setting<String> SERVER_HOST =
      Setting.of("SERVER_HOST", "0.0.0.0", SettingReaders::host, "Address to listen on");
  static final Setting<Optional<PublicAddress>> PUBLIC_URL =
      Setting.of(
              "PUBLIC_URL",
              "",
              SettingReaders::address,
              "The address Twilio reaches this server by, with or without https://")
          .alias("SERVER", "NGROK_URL")
          .unset("the request's Host, on this machine only");

  static final Setting<String> TWILIO_ACCOUNT_SID =
      Setting.of(
              "TWILIO_ACCOUNT_SID",
              "",
              SettingReaders::accountSid,
              "Your Twilio account, as its console shows it")
          .hidden();
  static final Setting<Secret> TWILIO_AUTH_TOKEN =
      Setting.secret(
              "TWILIO_AUTH_TOKEN",
              "Checks the signature on every webhook and call socket; needs PUBLIC_URL")
          .unset("only this machine is served");
  static final Setting<Secret> OFFHOOK_API_KEY =
      Setting.secret("OFFHOOK_API_KEY", "Bearer key for programs that use the REST API")
          .unset("only this machine is served");

  static final Setting<VoiceMode> VOICE_MODE =
      Setting.of(
          "VOICE_MODE",
          "relay",
          SettingReaders::voiceMode,
          "How calls are held: relay (Twilio hears and speaks, we get and give text) or gather (the"
              + " same by turns, also on trial accounts)");
  static final Setting<Path> OFFHOOK_ASSISTANTS =
      Setting.of(
          "OFFHOOK_ASSISTANTS",
          "./assistants",
          SettingReaders::folder,
          "Folder of assistant files; a relative path starts at the repository");
  static final Setting<String> WELCOME_GREETING =
      Setting.of("WELCOME_GREETING", "", SettingReaders::text, "First words" + OF_THE_DEFAULT)
          .alias("INITIAL_MESSAGE")
          .unset("its own");
  static final Setting<String> SYSTEM_MESSAGE =
      Setting.of("SYSTEM_MESSAGE", "", SettingReaders::text, "Instructions" + OF_THE_DEFAULT)
          .unset("its own");
  static final Setting<String> COMPANY_NAME =
      Setting.of("COMPANY_NAME", "", SettingReaders::text, "Company" + OF_THE_DEFAULT)
          .unset("its own");
  static final Setting<Duration> BARGE_IN_RESUME_TIMEOUT_S =
      Setting.of(
          "BARGE_IN_RESUME_TIMEOUT_S",
          "2.5",
          seconds(0, 60),
          "Seconds a reply that was interrupted waits in silence before it goes on");
  static final Setting<List<String>> BARGE_IN_EXTRA_STOP_PHRASES =
      Setting.of(
          "BARGE_IN_EXTRA_STOP_PHRASES",
          "",
          SettingReaders::phrases,
          "Phrases that stop the assistant, between commas, beside the built-in ones");

  static final Setting<Boolean> RECORD_CALLS =
      Setting.of(
          "RECORD_CALLS",
          "false",
          SettingReaders::flag,
          "Record the calls" + OF_THE_DEFAULT + "; callers are told first");
  static final Setting<String> TRANSFER_NUMBER =
      Setting.of(
              "TRANSFER_NUMBER",
              "",
              SettingReaders::phoneNumber,
              "Whom an assistant puts callers through to, if its file names nobody")
          .unset("nobody");

  static final Setting<Optional<LlmService>> LLM_SERVICE =
      Setting.of(
              "LLM_SERVICE",
              "",
              perhapsOneOf(LlmService.class),
              "Who answers: guideants, openai, anthropic, gemini, ollama, or builtin (no key)")
          .unset("the first whose key is set: guideants, openai, anthropic; else builtin");

  static final Setting<Secret> OPENAI_API_KEY =
      Setting.secret("OPENAI_API_KEY", "OpenAI key; any word for a server that checks none");
  static final Setting<URI> OPENAI_BASE_URL =
      Setting.of(
          "OPENAI_BASE_URL",
          "https://api.openai.com/v1",
          SettingReaders::baseUrl,
          "OpenAI, or any server that is compatible with it");
  static final Setting<String> OPENAI_MODEL =
      Setting.of("OPENAI_MODEL", "gpt-4o-mini", SettingReaders::text, "Model at OpenAI");

  static final Setting<Secret> ANTHROPIC_API_KEY =
      Setting.secret("ANTHROPIC_API_KEY", "Anthropic key");
  static final Setting<URI> ANTHROPIC_BASE_URL =
      Setting.of(
          "ANTHROPIC_BASE_URL",
          "https://api.anthropic.com/v1",
          SettingReaders::baseUrl,
          "Anthropic, or a server that speaks like it");
  static final Setting<String> ANTHROPIC_MODEL =
      Setting.of("ANTHROPIC_MODEL", "claude-haiku-4-5", SettingReaders::text, "Model at Anthropic");

  static final Setting<URI> GUIDEANTS_BASE_URL =
      Setting.of(
          "GUIDEANTS_BASE_URL",
          "http://localhost:5107",
          SettingReaders::baseUrl,
          "GuideAnts server; when set, GUIDEANTS_PUB_ID is needed too");
  static final Setting<String> GUIDEANTS_PUB_ID =
      Setting.of("GUIDEANTS_PUB_ID", "", SettingReaders::pathWord, "Published guide that answers");
  static final Setting<Secret> GUIDEANTS_API_KEY =
      Setting.secret("GUIDEANTS_API_KEY", "GuideAnts key").standard("anonymous");
  static final Setting<String> GUIDEANTS_MODEL =
      Setting.of("GUIDEANTS_MODEL", "guide", SettingReaders::text, "Alias of the guide's model");

  static final Setting<Secret> GEMINI_API_KEY = Setting.secret("GEMINI_API_KEY", "Gemini key");
  static final Setting<URI> GEMINI_BASE_URL =
      Setting.of(
          "GEMINI_BASE_URL",
          "https://generativelanguage.googleapis.com/v1beta",
          SettingReaders::baseUrl,
          "Gemini, or a server that speaks like it");
  static final Setting<String> GEMINI_MODEL =
      Setting.of("GEMINI_MODEL", "gemini-2.5-flash", SettingReaders::text, "Model at Gemini");

  static final Setting<URI> OLLAMA_BASE_URL =
      Setting.of(
          "OLLAMA_BASE_URL",
          "http://localhost:11434",
          SettingReaders::baseUrl,
          "Ollama server; no key is needed");
  static final Setting<String> OLLAMA_MODEL =
      Setting.of("OLLAMA_MODEL", "llama3.2", SettingReaders::text, "Model at Ollama");

  static final Setting<Path> OFFHOOK_DATA_DIR =
      Setting.of(
          "OFFHOOK_DATA_DIR",
          "./data",
          SettingReaders::folder,
          "Folder of what the server keeps; a relative path starts at the repository");
  static final Setting<Secret> DATABASE_URL =
      Setting.of(
              "DATABASE_URL",
              "",
              SettingReaders::database,
              "PostgreSQL for the call log: jdbc:postgresql://user:password@host:5432/database")
          .hidden()
          .unset("a SQLite file in OFFHOOK_DATA_DIR");

  static final Setting<Path> OFFHOOK_PRICES =
      Setting.of(
              "OFFHOOK_PRICES",
              "",
              SettingReaders::file,
              "File of what services cost; a relative path starts at the repository")
          .unset("prices.yaml in OFFHOOK_DATA_DIR, else what comes with Offhook");
  static final Setting<OptionalInt> MAX_CALLS =
      Setting.of(
              "MAX_CALLS",
              "",
              perhapsWholeNumber(1, 1_000_000),
              "Calls at a time; those beyond hear a busy line")
          .unset("by memory and cores");
  static final Setting<Integer> OFFHOOK_SPOOL_MB =
      Setting.of(
          "OFFHOOK_SPOOL_MB",
          "512",
          wholeNumber(1, 1_000_000),
          "Disk that the call log may take while its database is away, in MiB");
  static final Setting<LogFormat> LOG_FORMAT =
      Setting.of(
          "LOG_FORMAT",
          "text",
          oneOf(LogFormat.class),
          "Log lines: text for people, json for machines");

  /** Settings that belong together, under a heading. */
  record Group(String heading, List<Setting<?>> settings) {}

  /** Every setting there is, in the order of the documents. */
  static final List<Group> GROUPS =
      List.of(
          new Group("Address", List.of(PORT, SERVER_HOST, PUBLIC_URL)),
          new Group(
              "Accounts and access",
              List.of(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, OFFHOOK_API_KEY)),
          new Group(
              "The assistant",
              List.of(
                  OFFHOOK_ASSISTANTS,
                  WELCOME_GREETING,
                  SYSTEM_MESSAGE,
                  COMPANY_NAME,
                  VOICE_MODE,
                  BARGE_IN_RESUME_TIMEOUT_S,
                  BARGE_IN_EXTRA_STOP_PHRASES,
                  RECORD_CALLS,
                  TRANSFER_NUMBER)),
          OutboundSettings.GROUP,
          new Group("Who answers", List.of(LLM_SERVICE)),
          new Group(
              "GuideAnts",
              List.of(GUIDEANTS_BASE_URL, GUIDEANTS_PUB_ID, GUIDEANTS_API_KEY, GUIDEANTS_MODEL)),
          new Group(
              "OpenAI and compatible", List.of(OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL)),
          new Group("Anthropic", List.of(ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, ANTHROPIC_MODEL)),
          new Group("Gemini", List.of(GEMINI_API_KEY, GEMINI_BASE_URL, GEMINI_MODEL)),
          new Group("Ollama", List.of(OLLAMA_BASE_URL, OLLAMA_MODEL)),
          new Group(
              "What is kept",
              List.of(OFFHOOK_DATA_DIR, DATABASE_URL, OFFHOOK_SPOOL_MB, OFFHOOK_PRICES)),
          new Group("Running it", List.of(MAX_CALLS, LOG_FORMAT)));

  /** All settings of all groups. */
  static Stream<Setting<?>> all() {
    return GROUPS.stream().flatMap(group -> group.settings().stream());
  }
}
