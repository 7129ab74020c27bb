package dev.offhook;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Examiner;
import dev.offhook.assistant.Knowledge;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.Patience;
import dev.offhook.llm.PatientModel;
import dev.offhook.llm.builtin.Receptionist;
import dev.offhook.llm.langchain4j.Access;
import dev.offhook.llm.langchain4j.GuideAccess;
import dev.offhook.llm.langchain4j.LangChain4jModels;
import dev.offhook.settings.Settings;
import dev.offhook.settings.Settings.LlmService;
import dev.offhook.settings.Settings.ModelProvider;
import dev.offhook.time.Timers;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which model speaks for an assistant: the one its file names, else the server's own. Each is made
 * once and waits no longer than a caller would. Safe from any thread.
 */
final class SpokenBy implements Examiner, AutoCloseable {
  private final Settings.Models settings;
  private final LangChain4jModels network;
  private final Receptionist receptionist;
  private final Timers timers;
  private final ConcurrentHashMap<Choice, LanguageModel> models = new ConcurrentHashMap<>();

  private record Choice(LlmService service, String model) {}

  SpokenBy(Settings.Models settings, Vertx vertx, Timers timers) {
    this.settings = settings;
    this.network = new LangChain4jModels(vertx);
    this.receptionist = new Receptionist(timers);
    this.timers = timers;
  }

  LanguageModel model(Assistant assistant) {
    var chosen = assistant.model();
    var service =
        chosen.service().isBlank()
            ? settings.service()
            : LlmService.valueOf(chosen.service().toUpperCase(Locale.ROOT));
    return models.computeIfAbsent(new Choice(service, chosen.model()), this::make);
  }

  /** Objects to a model without the key it needs. */
  @Override
  public List<Objection> objections(Assistant assistant) {
    var service = assistant.model().service();
    return service.isBlank() || usable(LlmService.valueOf(service.toUpperCase(Locale.ROOT)))
        ? List.of()
        : List.of(
            new Objection(
                "/model/service",
                "'" + service + "' has no key",
                "set its key in .env, or leave model: out"));
  }

  private boolean usable(LlmService service) {
    return switch (service) {
      case BUILTIN, OLLAMA -> true;
      case OPENAI -> settings.openai().key().given();
      case ANTHROPIC -> settings.anthropic().key().given();
      case GEMINI -> settings.gemini().key().given();
      case GUIDEANTS -> !settings.guide().publicationId().isBlank();
    };
  }

  /** What an assistant knows about a question. */
  List<String> lookUp(Knowledge knowledge, String question) {
    return receptionist.lookUp(knowledge, question);
  }

  /** Has the receptionist read what an assistant knows, so that the first caller need not wait. */
  void warm(Assistant assistant) {
    receptionist.warm(assistant);
  }

  @Override
  public void close() {
    network.close();
  }

  private LanguageModel make(Choice choice) {
    return switch (choice.service()) {
      case BUILTIN -> receptionist;
      case OPENAI -> patient(network.openAi(access(settings.openai(), choice)));
      case ANTHROPIC -> patient(network.anthropic(access(settings.anthropic(), choice)));
      case GEMINI -> patient(network.gemini(access(settings.gemini(), choice)));
      case OLLAMA -> patient(network.ollama(access(settings.ollama(), choice)));
      case GUIDEANTS -> patient(network.guide(guide(choice)));
    };
  }

  private LanguageModel patient(LanguageModel model) {
    return new PatientModel(model, Patience.USUAL, timers);
  }

  private static Access access(ModelProvider provider, Choice choice) {
    return new Access(
        provider.baseUrl().toString(),
        provider.key().value(),
        choice.model().isBlank() ? provider.model() : choice.model());
  }

  private GuideAccess guide(Choice choice) {
    var guide = settings.guide();
    return new GuideAccess(
        guide.baseUrl().toString(),
        guide.publicationId(),
        guide.key().value(),
        choice.model().isBlank() ? guide.model() : choice.model());
  }
}
