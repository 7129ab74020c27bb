package dev.offhook.conversation;

import dev.offhook.call.CallSid;
import dev.offhook.turn.Command;
import dev.offhook.turn.Departure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * What somebody who is not on the phone can do with a call that is going on. Everything goes
 * through the call's own turn rules, like what the caller says. From any thread; never blocks.
 */
public final class CallControl {
  private final LiveCalls calls;

  public CallControl(LiveCalls calls) {
    this.calls = calls;
  }

  /**
   * Brings a call to its end.
   *
   * @param farewell the last words, which are heard before; blank for the assistant's usual ones
   */
  public CompletionStage<Obeyed> end(CallSid call, String farewell) {
    var leave = new Command.Leave(farewell, Departure.HANG_UP);
    return ask(call, it -> it.obey(leave));
  }

  /** Silences the assistant, which goes on listening. */
  public CompletionStage<Obeyed> silence(CallSid call) {
    return ask(call, it -> it.obey(new Command.BeSilent()));
  }

  /** Has the assistant say something, behind what it is saying. */
  public CompletionStage<Obeyed> say(CallSid call, String words) {
    return ask(call, it -> it.obey(new Command.Speak(words)));
  }

  /**
   * Hands a call over.
   *
   * @param name one of the assistant's destinations; another one is {@link Obeyed#NOT_NOW}
   * @param words said before; blank for the assistant's usual ones
   */
  public CompletionStage<Obeyed> transfer(CallSid call, String name, String words) {
    return ask(call, it -> it.handOver(name, words));
  }

  /** Presses keys at the far end: any of {@code 0-9 * #}, {@code w} waits half a second. */
  public CompletionStage<Obeyed> press(CallSid call, String digits) {
    return ask(
        call,
        it -> {
          it.line().press(digits);
          return true;
        });
  }

  private CompletionStage<Obeyed> ask(CallSid sid, Predicate<Conversation> what) {
    return calls
        .find(sid)
        .map(call ->
            call.ask(what)
                .map(done -> done.thenApply(it -> it ? Obeyed.DONE : Obeyed.NOT_NOW))
                .orElseGet(() -> CompletableFuture.completedStage(Obeyed.NOT_CONNECTED)))
        .orElseGet(() -> CompletableFuture.completedStage(Obeyed.NO_SUCH_CALL));
  }
}
