package dev.offhook.settings;

import static dev.offhook.settings.SettingReaders.spelled;

import dev.offhook.settings.Settings.Guide;
import dev.offhook.settings.Settings.Interruption;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.settings.Settings.Listen;
import dev.offhook.settings.Settings.LlmService;
import dev.offhook.settings.Settings.ModelProvider;
import dev.offhook.settings.Settings.Models;
import dev.offhook.settings.Settings.Twilio;
import dev.offhook.settings.Settings.Words;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One reading of all settings: from sources to {@link Settings}, or to a list of problems. */
public final class SettingsReading {
  private final SettingSources sources;
  private final SettingsCheck check;

  private SettingsReading(SettingSources sources) {
    this.sources = sources;
    this.check = new SettingsCheck(sources);
  }

  /** The settings and what the operator should know about them. */
  public record Read(Settings settings, List<String> notes) {}

  /**
   * Reads and checks every setting.
   *
   * @throws SettingsRefused with everything that is wrong, not only the first
   */
  public static Read read(SettingSources sources) throws SettingsRefused {
    var reading = new SettingsReading(sources);
    var settings = reading.settings();
    reading.check.refuseIfWrong();
    return new Read(settings, reading.check.notes());
  }

  private Settings settings() {
    var publicAddress = check.value(SettingsTable.PUBLIC_URL);
    return new Settings(
        new Listen(check.value(SettingsTable.SERVER_HOST), check.value(SettingsTable.PORT)),
        publicAddress,
        twilio(publicAddress),
        check.value(SettingsTable.OFFHOOK_API_KEY),
        check.value(SettingsTable.VOICE_MODE),
        models(),
        new Words(
            check.value(SettingsTable.WELCOME_GREETING),
            check.value(SettingsTable.SYSTEM_MESSAGE),
            check.value(SettingsTable.COMPANY_NAME),
            check.value(SettingsTable.RECORD_CALLS)),
        new Interruption(
            check.value(SettingsTable.BARGE_IN_RESUME_TIMEOUT_S),
            check.value(SettingsTable.BARGE_IN_EXTRA_STOP_PHRASES)),
        outbound(),
        check.value(SettingsTable.TRANSFER_NUMBER),
        assistants(),
        kept(data()),
        check.value(SettingsTable.MAX_CALLS).orElseGet(SettingsReading::callsThisMachineHolds),
        check.value(SettingsTable.LOG_FORMAT),
        sources.variables());
  }

  private Twilio twilio(Optional<PublicAddress> publicAddress) {
    var token = check.value(SettingsTable.TWILIO_AUTH_TOKEN);
    if (token.given() && publicAddress.isEmpty() && !check.set(SettingsTable.PUBLIC_URL)) {
      check.missing(
          SettingsTable.PUBLIC_URL,
          "with TWILIO_AUTH_TOKEN set every call is checked against the address Twilio dialled;"
              + " put this server's, such as https://abc123.ngrok.app");
    }
    return new Twilio(check.value(SettingsTable.TWILIO_ACCOUNT_SID), token);
  }

  private Settings.Outbound outbound() {
    return new Settings.Outbound(
        check.value(OutboundSettings.TWILIO_PHONE_NUMBER),
        check.value(OutboundSettings.YOUR_NUMBER),
        check.value(OutboundSettings.TWILIO_API_BASE_URL),
        new Settings.Where(
            check.value(OutboundSettings.OUTBOUND_COUNTRIES),
            check.value(OutboundSettings.OUTBOUND_PREFIXES),
            check.value(OutboundSettings.OUTBOUND_CLOSED_PREFIXES)),
        new Settings.HowMuch(
            check.value(OutboundSettings.OUTBOUND_CALLS_PER_MINUTE),
            check.value(OutboundSettings.OUTBOUND_CALLS_PER_DAY),
            check.value(OutboundSettings.OUTBOUND_CALLS_PER_NUMBER),
            check.value(OutboundSettings.OUTBOUND_CALLS_AT_A_TIME),
            check.value(OutboundSettings.OUTBOUND_MONEY_PER_DAY),
            check.value(OutboundSettings.OUTBOUND_PRICE_PER_MINUTE)));
  }

  private Path assistants() {
    var folder = sources.root().resolve(check.value(SettingsTable.OFFHOOK_ASSISTANTS));
    if (check.set(SettingsTable.OFFHOOK_ASSISTANTS) && !Files.isDirectory(folder)) {
      check.wrong(SettingsTable.OFFHOOK_ASSISTANTS, "must be a folder that exists");
    }
    return folder.toAbsolutePath().normalize();
  }

  private Path data() {
    var folder = sources.root().resolve(check.value(SettingsTable.OFFHOOK_DATA_DIR));
    if (check.set(SettingsTable.OFFHOOK_DATA_DIR)
        && Files.exists(folder)
        && !Files.isDirectory(folder)) {
      check.wrong(SettingsTable.OFFHOOK_DATA_DIR, "must be a folder, or the name of a new one");
    }
    return folder.toAbsolutePath().normalize();
  }

  private Kept kept(Path folder) {
    return new Kept(
        folder,
        check.value(SettingsTable.DATABASE_URL),
        check.value(SettingsTable.OFFHOOK_SPOOL_MB),
        prices(folder));
  }

  private Path prices(Path folder) {
    if (!check.set(SettingsTable.OFFHOOK_PRICES)) {
      return folder.resolve("prices.yaml");
    }
    var file = sources.root().resolve(check.value(SettingsTable.OFFHOOK_PRICES));
    if (!Files.isRegularFile(file)) {
      check.wrong(SettingsTable.OFFHOOK_PRICES, "must be a file that exists");
    }
    return file.toAbsolutePath().normalize();
  }

  private Models models() {
    var models =
        new Models(
            LlmService.BUILTIN,
            provider(
                SettingsTable.OPENAI_BASE_URL,
                check.value(SettingsTable.OPENAI_API_KEY),
                SettingsTable.OPENAI_MODEL),
            provider(
                SettingsTable.ANTHROPIC_BASE_URL,
                check.value(SettingsTable.ANTHROPIC_API_KEY),
                SettingsTable.ANTHROPIC_MODEL),
            provider(
                SettingsTable.GEMINI_BASE_URL,
                check.value(SettingsTable.GEMINI_API_KEY),
                SettingsTable.GEMINI_MODEL),
            provider(SettingsTable.OLLAMA_BASE_URL, Secret.NONE, SettingsTable.OLLAMA_MODEL),
            new Guide(
                check.value(SettingsTable.GUIDEANTS_BASE_URL),
                check.value(SettingsTable.GUIDEANTS_PUB_ID),
                check.value(SettingsTable.GUIDEANTS_API_KEY),
                check.value(SettingsTable.GUIDEANTS_MODEL)));
    return models.answeredBy(service(models));
  }

  private ModelProvider provider(Setting<URI> baseUrl, Secret key, Setting<String> model) {
    return new ModelProvider(check.value(baseUrl), key, check.value(model));
  }

  private LlmService service(Models models) {
    var chosen = check.value(SettingsTable.LLM_SERVICE);
    if (chosen.isPresent()) {
      needs(chosen.get());
      return chosen.get();
    }
    if (check.set(SettingsTable.LLM_SERVICE)) {
      return LlmService.BUILTIN;
    }
    if (check.set(SettingsTable.GUIDEANTS_BASE_URL) || check.set(SettingsTable.GUIDEANTS_PUB_ID)) {
      needs(LlmService.GUIDEANTS);
      return LlmService.GUIDEANTS;
    }
    if (models.openai().key().given()) {
      return LlmService.OPENAI;
    }
    return models.anthropic().key().given() ? LlmService.ANTHROPIC : LlmService.BUILTIN;
  }

  private void needs(LlmService service) {
    switch (service) {
      case GUIDEANTS -> needs(SettingsTable.GUIDEANTS_PUB_ID, service);
      case OPENAI -> needs(SettingsTable.OPENAI_API_KEY, service);
      case ANTHROPIC -> needs(SettingsTable.ANTHROPIC_API_KEY, service);
      case GEMINI -> needs(SettingsTable.GEMINI_API_KEY, service);
      case OLLAMA, BUILTIN -> {}
    }
  }

  private void needs(Setting<?> setting, LlmService service) {
    if (!check.set(setting)) {
      var because =
          check.set(SettingsTable.LLM_SERVICE)
              ? SettingsTable.LLM_SERVICE.name() + "=" + spelled(service) + " needs it"
              : "GUIDEANTS_BASE_URL is set and names no guide by itself";
      check.missing(setting, because + "; put it in .env.local, or choose LLM_SERVICE=builtin");
    }
  }

  /** A call is given 256 KiB of the heap that is left beside the program, and 1/2500 of a core. */
  private static int callsThisMachineHolds() {
    var machine = Runtime.getRuntime();
    long byMemory = (machine.maxMemory() - (64L << 20)) / (256L << 10);
    long byCores = 2500L * machine.availableProcessors();
    return (int) Math.max(10, Math.min(byMemory, byCores));
  }
}
