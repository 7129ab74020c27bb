package dev.offhook.llm.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.llm.Prompt;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;

/** A provider's model, asked through LangChain4j, heard and cancelled on our own HTTP. */
final class NetworkModel implements LanguageModel {
  private final Vertx vertx;
  private final LoopClients clients;
  private final StreamingChatModel model;
  private final Dialect dialect;
  private final Manners manners;
  private final String service;
  private final Runnable odd;
  private final Echoes echoes = new Echoes();

  /**
   * @param dialect how the provider's stream is read, and what its requests are like
   * @param manners what it may be sent
   * @param service who bills for it
   */
  NetworkModel(
      Vertx vertx,
      LoopClients clients,
      StreamingChatModel model,
      Dialect dialect,
      Manners manners,
      String service,
      Runnable odd) {
    this.vertx = vertx;
    this.clients = clients;
    this.model = model;
    this.dialect = dialect;
    this.manners = manners;
    this.service = service;
    this.odd = odd;
  }

  @Override
  public Generation reply(Prompt prompt, Consumer<ModelEvent> listener) {
    var tooled = manners.tools && !prompt.tools().isEmpty();
    var mentions = echoes.of(prompt.call().sid());
    var wishes = new Wishes(tooled, new CallIds(prompt), mentions);
    var offer = new Offer(dialect, tooled ? prompt.tools() : List.of());
    var name = modelFor(prompt);
    var meter = new TokenMeter(service, name);
    var stream = new HttpStream(clients.here(), dialect, offer, wishes, meter, odd);
    var reply = new StreamedReply(vertx.getOrCreateContext(), stream, wishes, meter, listener);
    var messages = Messages.of(prompt, manners, tooled, new ToolMessages(manners, mentions, name));
    if (messages.isEmpty()) {
      reply.fail(new ModelFailure(Kind.REFUSED, "the caller has said nothing to answer"));
    } else {
      ask(ChatRequest.builder().messages(messages).modelName(name).build(), stream, reply);
    }
    reply.started();
    return reply;
  }

  private String modelFor(Prompt prompt) {
    var wanted = prompt.assistant().model().model();
    return wanted.isBlank() ? model.defaultRequestParameters().modelName() : wanted;
  }

  private void ask(ChatRequest request, HttpStream stream, StreamedReply reply) {
    try {
      stream.whileStarting(() -> model.chat(request, reply));
    } catch (RuntimeException e) {
      // a base URL that is none, a parameter the provider has not: asking again will not help
      reply.fail(new ModelFailure(Kind.REFUSED, "the request cannot be made: " + Reasons.of(e)));
    }
  }
}
