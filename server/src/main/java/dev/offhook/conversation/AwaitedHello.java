package dev.offhook.conversation;

import dev.offhook.time.Timers;
import dev.offhook.turn.Command;
import dev.offhook.turn.Signal;
import dev.offhook.turn.TurnState;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * In a call we placed, whoever was called has the first word. They have three seconds of silence
 * for it; then the assistant greets. What they say is answered with the greeting, or by the model
 * ({@link Greeter}). Lives on the call's event loop.
 */
final class AwaitedHello {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Who makes sounds for so long and no words is a noisy place. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final String greeting;
  private final Timers timers;
  private final Supplier<TurnState> state;
  private final Consumer<Signal> tell;
  private Duration began = Duration.ZERO;
  private Duration quietSince = Duration.ZERO;
  private boolean speaking;

  AwaitedHello(String greeting, Timers timers, Supplier<TurnState> state, Consumer<Signal> tell) {
    this.greeting = greeting;
    this.timers = timers;
    this.state = state;
    this.tell = tell;
  }

  void begin() {
    began = timers.uptime();
    quietSince = began;
    tell.accept(new Signal.Greeted(""));
    look(PATIENCE);
  }

  /** The far end is heard to speak, or not any more. */
  void speaking(boolean on) {
    speaking = on;
    quietSince = timers.uptime();
  }

  private void look(Duration wait) {
    timers.after(
        wait,
        () -> {
          var now = timers.uptime();
          var left = PATIENCE.minus(now.minus(quietSince));
          var noisy = now.minus(began).compareTo(LONGEST) > 0;
          if (!(state.get() instanceof TurnState.Listening)) {
            return;
          }
          if (noisy || (!speaking && !left.isPositive())) {
            tell.accept(new Signal.Commanded(new Command.Speak(greeting)));
          } else {
            look(left.isPositive() ? left : PATIENCE);
          }
        });
  }
}
