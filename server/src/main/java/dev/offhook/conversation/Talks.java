package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.llm.LanguageModel;
import dev.offhook.telephony.TextLine;
import dev.offhook.time.Timers;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Toolbox;
import dev.offhook.turn.TurnMachine;
import dev.offhook.turn.TurnPolicy;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Begins conversations: what each of them needs beside its call and its line.
 *
 * @param models which model speaks for an assistant
 * @param policy the turn rules an assistant asks for, in a way of holding calls
 * @param tools what an assistant can do beside talk
 * @param destinations to whom calls may be handed over
 * @param timers the clock
 */
public record Talks(
    Function<Assistant, LanguageModel> models,
    BiFunction<Assistant, Answering.Mode, TurnPolicy> policy,
    Function<Assistant, Toolbox> tools,
    Destinations destinations,
    Timers timers) {

  Conversation begin(
      CallDetails call,
      Assistant assistant,
      Answering.Mode mode,
      Diary diary,
      Executor loop,
      TextLine line,
      Consumer<CallEnd> onEnd) {
    return new Conversation(
        call,
        assistant,
        Greeter.before(models.apply(assistant), call, timers),
        new TurnMachine(policy.apply(assistant, mode)),
        diary,
        timers,
        tools.apply(assistant),
        destinations,
        loop,
        line,
        onEnd);
  }
}
