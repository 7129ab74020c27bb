package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.Utterance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whoever has picked up a placed call: says and does what the directory has of them. */
final class Callee {
  private static final Duration TONE_BEHIND = Duration.ofMillis(400);
  private static final Duration FAX_PATIENCE = Duration.ofSeconds(20);
  private static final Duration SCREEN_PATIENCE = Duration.ofSeconds(15);
  private static final Duration LINGERING = Duration.ofSeconds(2);
  private static final Duration PARTING = Duration.ofSeconds(4);
  private static final String NOBODY = "The person you are calling is not available. Goodbye.";

  private final Leg leg;
  private final SimulatedCall call;
  private PhoneTime.@Nullable Timer pending;

  Callee(Leg leg, SimulatedCall call) {
    this.leg = leg;
    this.call = call;
  }

  /** The call has been answered at this moment. */
  void pickUp(Subscriber.Answering who) {
    switch (who) {
      case Subscriber.Person person -> {
        if (!person.opening().isBlank()) {
          later(Subscriber.BREATH, () -> call.say(person.opening()));
        }
      }
      case Subscriber.Machine machine -> later(Subscriber.BREATH, () -> greet(machine));
      case Subscriber.Fax fax -> later(FAX_PATIENCE, call::hangUp);
      case Subscriber.Screening screening -> later(Subscriber.BREATH, () -> screen(screening));
    }
  }

  /** Nothing more is said or done. */
  void leave() {
    if (pending != null) {
      pending.cancel();
    }
  }

  private void greet(Subscriber.Machine machine) {
    recite(machine.greeting(), machine.length());
    Duration beep =
        switch (machine.ending()) {
          case BEEP -> machine.length().plus(Subscriber.BEEP);
          case SILENCE, OTHER -> machine.length().plus(TONE_BEHIND);
        };
    later(
        beep,
        () -> {
          call.recordsFromNowOn();
          later(machine.patience(), call::hangUp);
        });
  }

  private void screen(Subscriber.Screening screening) {
    recite(screening.question(), screening.speech());
    later(screening.speech(), () -> listen(screening));
  }

  /** Waits until the caller has said something and fallen silent; not for ever. */
  private void listen(Subscriber.Screening screening) {
    Consumer<CallEvent> watcher =
        new Consumer<>() {
          @Override
          public void accept(CallEvent event) {
            if (event instanceof CallEvent.Speaking) {
              later(SCREEN_PATIENCE, () -> stopListening(this, Subscriber.Decision.DECLINES));
            } else if (event instanceof CallEvent.Spoken spoken && !spoken.heard().cut()) {
              later(screening.pondering(), () -> stopListening(this, screening.decision()));
            }
          }
        };
    call.watch(watcher);
    later(SCREEN_PATIENCE, () -> stopListening(watcher, Subscriber.Decision.DECLINES));
  }

  private void stopListening(Consumer<CallEvent> watcher, Subscriber.Decision decision) {
    call.unwatch(watcher);
    decide(decision);
  }

  private void decide(Subscriber.Decision decision) {
    switch (decision) {
      case ANSWERS -> call.say("Hello?");
      case DECLINES -> {
        recite(NOBODY, PARTING);
        later(PARTING.plus(LINGERING), call::hangUp);
      }
    }
  }

  /** Speaks whether or not anybody listens: who comes late hears the rest. */
  private void recite(String words, Duration length) {
    Duration begun = leg.time().uptime();
    call.flow()
        .unheard()
        .hear(ear -> {
          Duration missed = leg.time().uptime().minus(begun);
          Duration left = length.minus(missed);
          if (left.isPositive()) {
            String heard = rest(words, (double) missed.toNanos() / length.toNanos());
            ear.say(Utterance.of(heard).lasting(left));
          }
        });
  }

  private static String rest(String words, double missed) {
    List<String> all = Arrays.asList(words.split(" "));
    return String.join(" ", all.subList((int) (all.size() * missed), all.size()));
  }

  private void later(Duration delay, Runnable task) {
    if (pending != null) {
      pending.cancel();
    }
    pending = leg.time().after(delay, task);
  }
}
