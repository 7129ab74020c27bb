package dev.offhook.llm.langchain4j;

import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder;
import dev.offhook.llm.LanguageModel;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.LongAdder;

/**
 * The language models of the network; each method makes one, all share one set of connections.
 *
 * <p>Every model here is asked on its call's event loop and answers there. None retries and none
 * has a deadline for its answer: put a {@link dev.offhook.llm.PatientModel} around it. An assistant
 * that names a model of its own is answered by that one instead of the one named here.
 */
public final class LangChain4jModels implements AutoCloseable {
  private static final String OPENAI = "https://api.openai.com";
  private static final String OPENAI_MODEL = "gpt-4o-mini";
  private static final String ANTHROPIC = "https://api.anthropic.com";
  private static final String ANTHROPIC_MODEL = "claude-haiku-4-5";
  private static final String GEMINI = "https://generativelanguage.googleapis.com";
  private static final String GEMINI_MODEL = "gemini-2.5-flash";
  private static final String OLLAMA = "http://localhost:11434";
  private static final String OLLAMA_MODEL = "llama3.2";
  private static final String GUIDE = "http://localhost:5107";
  private static final String GUIDE_MODEL = "guide";
  private static final String ANYONE = "anonymous";

  /** About 4,000 characters: what the patience of a caller ends at anyway. */
  private static final int MOST_TOKENS = 1_000;

  private final Vertx vertx;
  private final LoopClients clients;
  private final LongAdder odd = new LongAdder();

  public LangChain4jModels(Vertx vertx) {
    this.vertx = vertx;
    this.clients = new LoopClients(vertx);
  }

  /**
   * OpenAI, or any server that speaks chat completions as it does.
   *
   * <p>Only OpenAI itself is told the limit as {@code max_completion_tokens}: its newer models
   * refuse the old name, other servers ignore the new one. A blank key sends none.
   */
  public LanguageModel openAi(Access access) {
    var url = BaseUrl.of(access.baseUrl(), OPENAI, "/v1");
    var model = chatCompletions(url, access.apiKey(), or(access.model(), OPENAI_MODEL));
    if (url.startsWith(OPENAI)) {
      model.maxCompletionTokens(MOST_TOKENS);
    } else {
      model.maxTokens(MOST_TOKENS);
    }
    var service = BaseUrl.service(url, OPENAI, "openai");
    return made(model.build(), new OpenAiDialect(), Manners.CHAT, service);
  }

  /** Ollama, through its OpenAI-compatible door. */
  public LanguageModel ollama(Access access) {
    var url = BaseUrl.of(access.baseUrl(), OLLAMA, "/v1");
    var model = chatCompletions(url, access.apiKey(), or(access.model(), OLLAMA_MODEL));
    var limited = model.maxTokens(MOST_TOKENS).build();
    return made(limited, new OpenAiDialect(), Manners.CHAT, "ollama");
  }

  /**
   * A published GuideAnts guide.
   *
   * <p>It brings its own instructions and tools, so ours are not sent; it keeps nothing between
   * requests, so the whole conversation is. It may generate all of a reply before it sends the
   * first word.
   */
  public LanguageModel guide(GuideAccess access) {
    var url =
        BaseUrl.plain(access.baseUrl(), GUIDE)
            + "/api/published/openai/"
            + access.pubId().strip()
            + "/v1";
    var key = or(access.apiKey(), ANYONE);
    var model = chatCompletions(url, key, or(access.model(), GUIDE_MODEL)).build();
    return made(model, new OpenAiDialect(), Manners.GUIDE, "guideants");
  }

  /** Anthropic. */
  public LanguageModel anthropic(Access access) {
    var url = BaseUrl.of(access.baseUrl(), ANTHROPIC, "/v1");
    var model =
        AnthropicStreamingChatModel.builder()
            .httpClientBuilder(new VertxHttp.Builder())
            .baseUrl(url)
            .apiKey(access.apiKey())
            .modelName(or(access.model(), ANTHROPIC_MODEL))
            .maxTokens(MOST_TOKENS)
            .logRequests(false)
            .logResponses(false)
            .build();
    var service = BaseUrl.service(url, ANTHROPIC, "anthropic");
    return made(model, new AnthropicDialect(), Manners.ANTHROPIC, service);
  }

  /**
   * Gemini.
   *
   * <p>Its Flash models think before they speak unless told not to, which a caller hears as
   * silence; the larger ones refuse to be told.
   */
  public LanguageModel gemini(Access access) {
    var name = or(access.model(), GEMINI_MODEL);
    var url = BaseUrl.of(access.baseUrl(), GEMINI, "/v1beta");
    var model =
        GoogleAiGeminiStreamingChatModel.builder()
            .httpClientBuilder(new VertxHttp.Builder())
            .baseUrl(url)
            .apiKey(access.apiKey())
            .modelName(name)
            .maxOutputTokens(MOST_TOKENS)
            .returnThinking(false)
            .sendThinking(true)
            .logRequests(false)
            .logResponses(false);
    if (name.startsWith("gemini-2.5-flash")) {
      model.thinkingConfig(GeminiThinkingConfig.builder().thinkingBudget(0).build());
    }
    var service = BaseUrl.service(url, GEMINI, "gemini");
    return made(model.build(), new GeminiDialect(), Manners.GEMINI, service);
  }

  /** How many events of all streams so far were left out because they were malformed. */
  public long oddEvents() {
    return odd.sum();
  }

  /** Closes every connection; replies still running fail. */
  @Override
  public void close() {
    clients.close();
  }

  private static OpenAiStreamingChatModelBuilder chatCompletions(
      String url, String key, String model) {
    var builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(new VertxHttp.Builder())
            .baseUrl(url)
            .modelName(model)
            .returnThinking(false)
            .logRequests(false)
            .logResponses(false);
    return key.isBlank() ? builder : builder.apiKey(key.strip());
  }

  private LanguageModel made(
      StreamingChatModel model, Dialect dialect, Manners manners, String service) {
    return new NetworkModel(vertx, clients, model, dialect, manners, service, odd::increment);
  }

  private static String or(String value, String otherwise) {
    return value.isBlank() ? otherwise : value.strip();
  }
}
