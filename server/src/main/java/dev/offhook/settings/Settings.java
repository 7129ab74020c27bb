package dev.offhook.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything the server was told before it started: read once, checked, never changed. Secrets do
 * not show in {@link #toString()}. Declared in {@link SettingsTable}, made by {@link
 * SettingsReading}.
 *
 * @param listen where it listens
 * @param publicAddress the address the carrier reaches us by; without it only this machine may call
 * @param twilio the carrier's account
 * @param apiKey for programs and the console; without one they are served on this machine only
 * @param voiceMode how a call is held
 * @param models the language models that can be used and the one that is by default
 * @param words the default assistant's
 * @param bargeIn what an interruption does by default
 * @param outbound how calls are placed, and what bounds that
 * @param transferNumber whom an assistant without destinations puts callers through to; blank for
 *     nobody
 * @param assistants the folder of assistant files, absolute; it may not exist
 * @param kept where what is kept is kept
 * @param maxCalls how many calls are taken at a time
 * @param logFormat how log lines look
 * @param variables whatever else was set, for assistant files that name a variable
 */
public record Settings(
    Listen listen,
    Optional<PublicAddress> publicAddress,
    Twilio twilio,
    Secret apiKey,
    VoiceMode voiceMode,
    Models models,
    Words words,
    Interruption bargeIn,
    Outbound outbound,
    String transferNumber,
    Path assistants,
    Kept kept,
    int maxCalls,
    LogFormat logFormat,
    Variables variables) {

  /**
   * Where the server listens.
   *
   * @param port 0 for any free one
   */
  public record Listen(String host, int port) {}

  /**
   * Where the server keeps what happened.
   *
   * @param folder absolute; it may not exist
   * @param database the URL of a PostgreSQL; without one there is a file in the folder
   * @param spoolMegabytes what may wait in the folder while the database is away
   * @param prices the owner's file of what services cost, absolute; it may not exist
   */
  public record Kept(Path folder, Secret database, int spoolMegabytes, Path prices) {
    /** One whose prices are in the folder, if it has any. */
    public Kept(Path folder, Secret database, int spoolMegabytes) {
      this(folder, database, spoolMegabytes, folder.resolve("prices.yaml"));
    }
  }

  /** The carrier's account; without a token nothing from outside is served. */
  public record Twilio(String accountSid, Secret authToken) {}

  /**
   * How calls are placed.
   *
   * @param number from which; blank when none are placed
   * @param yours the number the console offers; may be blank
   * @param api the carrier's, without trailing slash
   */
  public record Outbound(String number, String yours, URI api, Where where, HowMuch howMuch) {}

  /** Where calls may go: countries by ISO code, none for that of our number, and prefixes. */
  public record Where(List<String> countries, List<String> prefixes, List<String> closed) {
    public Where {
      countries = List.copyOf(countries);
      prefixes = List.copyOf(prefixes);
      closed = List.copyOf(closed);
    }
  }

  /** How much may be called; amounts are in one currency, whichever it is. */
  public record HowMuch(
      int aMinute,
      int aDay,
      int toOneNumber,
      int atATime,
      BigDecimal moneyADay,
      BigDecimal aMinuteCosts) {}

  /** How a call is held. */
  public enum VoiceMode {
    RELAY,
    GATHER
  }

  /** Who makes the answers; the names are those of {@code LLM_SERVICE}. */
  public enum LlmService {
    GUIDEANTS,
    OPENAI,
    ANTHROPIC,
    GEMINI,
    OLLAMA,
    BUILTIN
  }

  /**
   * The language models. A provider is usable when its key is given; Ollama needs none.
   *
   * @param service the one that answers where an assistant's file names none
   */
  public record Models(
      LlmService service,
      ModelProvider openai,
      ModelProvider anthropic,
      ModelProvider gemini,
      ModelProvider ollama,
      Guide guide) {

    Models answeredBy(LlmService other) {
      return new Models(other, openai, anthropic, gemini, ollama, guide);
    }
  }

  /** A provider of language models: base URL without trailing slash, key, name of the model. */
  public record ModelProvider(URI baseUrl, Secret key, String model) {}

  /**
   * A published GuideAnts guide, which has instructions of its own.
   *
   * @param publicationId blank when there is none
   * @param key the word {@code anonymous} when none is needed
   */
  public record Guide(URI baseUrl, String publicationId, Secret key, String model) {

    /** The base URL of the OpenAI-compatible interface of this guide. */
    URI openaiBaseUrl() {
      return URI.create(baseUrl + "/api/published/openai/" + publicationId + "/v1");
    }
  }

  /**
   * Words for the default assistant, blank ones are left to its own; and whether it is recorded.
   */
  public record Words(String greeting, String instructions, String companyName, boolean recorded) {}

  /** How long a held reply waits in silence, and what stops it beside the built-in phrases. */
  public record Interruption(Duration resumeAfter, List<String> extraStopPhrases) {
    public Interruption {
      extraStopPhrases = List.copyOf(extraStopPhrases);
    }
  }

  /** How log lines look. */
  public enum LogFormat {
    TEXT,
    JSON
  }
}
