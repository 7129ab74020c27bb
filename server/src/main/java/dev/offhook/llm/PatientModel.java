package dev.offhook.llm;

import dev.offhook.time.Timers;
import java.util.function.Consumer;

/**
 * A model that is not waited for longer than a caller would: deadlines, one second try and a limit
 * on length, around any other model.
 *
 * <p>A failure that may pass, and a reply without a word, are asked for once more as long as the
 * caller has heard nothing of it; once words were delivered nothing is repeated. When patience ends
 * the stream of the model is closed before the failure is told. Same thread rules as any {@link
 * LanguageModel}.
 */
public final class PatientModel implements LanguageModel {
  private final LanguageModel model;
  private final Patience patience;
  private final Timers timers;

  public PatientModel(LanguageModel model, Patience patience, Timers timers) {
    this.model = model;
    this.patience = patience;
    this.timers = timers;
  }

  @Override
  public Generation reply(Prompt prompt, Consumer<ModelEvent> listener) {
    var reply = new PatientReply(model, prompt, patience, timers, listener);
    reply.start();
    return reply;
  }
}
