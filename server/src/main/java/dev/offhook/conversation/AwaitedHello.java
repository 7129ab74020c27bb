package dev.offhook.conversation;

import dev.offhook.time.Timers;
import dev.offhook.turn.Command;
import dev.offhook.turn.Signal;
import dev.offhook.turn.TurnState;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * In a call we placed, whoever was called has the first word. They have three seconds for it, and
 * three more while they make a sound; then the assistant greets. What they say is answered with the
 * greeting, or by the model ({@link Greeter}). Lives on the call's event loop.
 */
final class AwaitedHello {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String greeting;
  private final Timers timers;
  private final Supplier<TurnState> state;
  private final Consumer<Signal> tell;

  AwaitedHello(
      String greeting, Timers timers, Supplier<TurnState> state, Consumer<Signal> tell) {
    this.greeting = greeting;
    this.timers = timers;
    this.state = state;
    this.tell = tell;
  }

  void begin() {
    tell.accept(new Signal.Greeted(""));
    await(state.get());
  }

  private void await(TurnState quiet) {
    timers.after(
        PATIENCE,
        () -> {
          var now = state.get();
          if (!(now instanceof TurnState.Listening)) {
            return;
          }
          if (now.equals(quiet)) {
            tell.accept(new Signal.Commanded(new Command.Speak(greeting)));
          } else {
            await(now);
          }
        });
  }
}
