package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.speech.Utterance;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the caller says and presses while nobody listens; kept until somebody does. */
final class Unheard {
  private final Standing standing;
  private final Supplier<Optional<Ear>> ear;
  private final Deque<Consumer<Ear>> waiting = new ArrayDeque<>();

  /**
   * @param ear whoever listens at the moment
   */
  Unheard(Standing standing, Supplier<Optional<Ear>> ear) {
    this.standing = standing;
    this.ear = ear;
  }

  /** Lets whoever listens to the caller hear it, or the next who does. */
  void hear(Consumer<Ear> heard) {
    Optional<Ear> now = ear.get();
    if (now.isPresent()) {
      heard.accept(now.get());
    } else if (!standing.over()) {
      waiting.add(heard);
    }
  }

  /** The same with words the caller had yet to begin when whoever listened stopped to. */
  void hearLater(Utterance utterance, Promise<Void> said) {
    hear(listener -> listener.say(utterance).onComplete(over -> said.tryComplete()));
  }

  /** Somebody listens from now on: what has waited for that is heard. */
  void listening() {
    for (Optional<Ear> now = ear.get(); now.isPresent() && !waiting.isEmpty(); now = ear.get()) {
      waiting.removeFirst().accept(now.get());
    }
  }
}
