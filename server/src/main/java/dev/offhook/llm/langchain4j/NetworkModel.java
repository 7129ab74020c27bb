package dev.offhook.llm.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.llm.Prompt;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** A provider's model, asked through LangChain4j, heard and cancelled on our own HTTP. */
final class NetworkModel implements LanguageModel {
  private final Vertx vertx;
  private final LoopClients clients;
  private final StreamingChatModel model;
  private final Provider provider;
  private final Runnable odd;

  /**
   * How a provider differs from the others.
   *
   * @param dialect how its stream is read
   * @param instructed whether it is given the assistant's instructions
   * @param userFirst whether it refuses a conversation the assistant opens
   */
  record Provider(Dialect dialect, boolean instructed, boolean userFirst) {}

  NetworkModel(
      Vertx vertx, LoopClients clients, StreamingChatModel model, Provider provider, Runnable odd) {
    this.vertx = vertx;
    this.clients = clients;
    this.model = model;
    this.provider = provider;
    this.odd = odd;
  }

  @Override
  public Generation reply(Prompt prompt, Consumer<ModelEvent> listener) {
    var stream = new HttpStream(clients.here(), provider.dialect(), odd);
    var reply = new StreamedReply(vertx.getOrCreateContext(), stream, listener);
    var messages = Messages.of(prompt, provider.instructed(), provider.userFirst());
    if (messages.isEmpty()) {
      reply.fail(new ModelFailure(Kind.REFUSED, "the caller has said nothing to answer"));
    } else {
      var request = ChatRequest.builder().messages(messages);
      var wanted = prompt.assistant().model().model();
      if (!wanted.isBlank()) {
        request.modelName(wanted);
      }
      ask(request.build(), stream, reply);
    }
    reply.started();
    return reply;
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
