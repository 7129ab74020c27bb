package dev.offhook.llm.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.offhook.llm.LanguageModel.Generation;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.ModelFailure.Kind;
import io.vertx.core.Context;
import java.util.function.Consumer;

/**
 * A reply on its way from LangChain4j to whoever asked: on their event loop, never before {@code
 * reply} has returned, with one end.
 */
final class StreamedReply implements Generation, StreamingChatResponseHandler {
  private final Context loop;
  private final HttpStream stream;
  private final Wishes wishes;
  private final TokenMeter meter;
  private final Consumer<ModelEvent> listener;
  private boolean started;
  private boolean spoke;
  private boolean over;

  StreamedReply(
      Context loop,
      HttpStream stream,
      Wishes wishes,
      TokenMeter meter,
      Consumer<ModelEvent> listener) {
    this.loop = loop;
    this.stream = stream;
    this.wishes = wishes;
    this.meter = meter;
    this.listener = listener;
  }

  /** {@code reply} is about to return; from here on events may be told as they come. */
  void started() {
    started = true;
  }

  @Override
  public void cancel() {
    // A reply that is complete has told so; its connection is left to the next one
    if (!over) {
      tellUses(false);
      over = true;
      stream.close();
    }
  }

  @Override
  public void onPartialResponse(String words) {
    spoke = true;
    tell(new ModelEvent.Words(words), false);
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    var wanted = wishes.complete();
    wanted.forEach(call -> tell(new ModelEvent.Wants(call), false));
    tellUses(true);
    if (spoke || !wanted.isEmpty()) {
      tell(new ModelEvent.Finished(), true);
    } else {
      fail(new ModelFailure(Kind.EMPTY, "finished without a word"));
    }
  }

  @Override
  public void onError(Throwable error) {
    fail(
        error instanceof ModelFailedException known
            ? known.failure()
            : new ModelFailure(Kind.BROKEN, Reasons.of(error)));
  }

  void fail(ModelFailure failure) {
    tellUses(failure.kind() == Kind.REFUSED);
    tell(new ModelEvent.Failed(failure), true);
    if (started) {
      stream.close();
    }
  }

  private void tellUses(boolean complete) {
    meter.read(complete).forEach(usage -> tell(new ModelEvent.Used(usage), false));
  }

  private void tell(ModelEvent event, boolean last) {
    if (over) {
      return;
    }
    if (!started) {
      loop.runOnContext(_ -> tell(event, last));
      return;
    }
    over = last;
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      // LangChain4j would take it for the provider's failure, or swallow it
      loop.runOnContext(_ -> {
        throw e;
      });
    }
  }
}
