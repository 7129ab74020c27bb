package dev.offhook.llm;

import dev.offhook.llm.LanguageModel.Generation;
import dev.offhook.llm.ModelEvent.Failed;
import dev.offhook.llm.ModelEvent.Finished;
import dev.offhook.llm.ModelEvent.HangUp;
import dev.offhook.llm.ModelEvent.Used;
import dev.offhook.llm.ModelEvent.Wants;
import dev.offhook.llm.ModelEvent.Words;
import dev.offhook.llm.ModelFailure.Kind;
import dev.offhook.time.Timers;
import dev.offhook.time.Timers.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One reply under {@link Patience}: at most two generations, of which only the newest is heard. */
final class PatientReply implements Generation {
  private static final int MOST_TRIES = 2;

  private final LanguageModel model;
  private final Prompt prompt;
  private final Patience patience;
  private final Timers timers;
  private final Consumer<ModelEvent> listener;

  private final Duration asked;
  private Duration lastHeard;
  private int tries;
  private int characters;
  private boolean spoke;
  private boolean over;
  private @Nullable Generation upstream;
  private @Nullable Timer watch;
  private @Nullable Timer retry;

  PatientReply(
      LanguageModel model,
      Prompt prompt,
      Patience patience,
      Timers timers,
      Consumer<ModelEvent> listener) {
    this.model = model;
    this.prompt = prompt;
    this.patience = patience;
    this.timers = timers;
    this.listener = listener;
    this.asked = timers.uptime();
    this.lastHeard = asked;
  }

  void start() {
    watch();
    ask();
  }

  @Override
  public void cancel() {
    stop();
  }

  private void ask() {
    tries++;
    int mine = tries;
    upstream = model.reply(prompt, event -> hear(mine, event));
  }

  private void hear(int generation, ModelEvent event) {
    if (event instanceof Used) {
      // Also of a generation that was given up: it is billed all the same
      listener.accept(event);
      return;
    }
    if (over || generation != tries) {
      return;
    }
    switch (event) {
      case Words words -> say(words);
      case Used _ -> {}
      case Wants wants -> {
        alive();
        listener.accept(wants);
      }
      case HangUp hangUp -> {
        alive();
        listener.accept(hangUp);
      }
      case Finished finished -> {
        if (spoke) {
          end(finished);
        } else {
          failed(new ModelFailure(Kind.EMPTY, "finished without a word"));
        }
      }
      case Failed failed -> failed(failed.failure());
    }
  }

  /** Blanks pass, but are no sign of life: a caller cannot hear them. */
  private void say(Words words) {
    if (!words.text().isBlank()) {
      alive();
    }
    int room = patience.mostCharacters() - characters;
    characters += words.text().length();
    if (words.text().length() < room) {
      listener.accept(words);
      return;
    }
    var last = firstOf(words.text(), room);
    if (!last.isEmpty()) {
      listener.accept(new Words(last));
    }
    end(new Finished());
  }

  /** With the first words the next deadline may be nearer than the one that is being watched. */
  private void alive() {
    lastHeard = timers.uptime();
    if (!spoke) {
      spoke = true;
      watch();
    }
  }

  /** A surrogate pair is not cut in two. */
  private static String firstOf(String text, int room) {
    boolean cutsPair = Character.isHighSurrogate(text.charAt(room - 1));
    return text.substring(0, cutsPair ? room - 1 : room);
  }

  private void failed(ModelFailure failure) {
    if (spoke || tries >= MOST_TRIES || !failure.passing()) {
      end(new Failed(failure));
      return;
    }
    retry = timers.after(patience.beforeRetry(), this::ask);
  }

  /** One timer for all deadlines, set again when it finds that words came meanwhile. */
  private void watch() {
    if (watch != null) {
      watch.cancel();
    }
    var due = nextDeadline().minus(timers.uptime());
    watch = timers.after(due.isPositive() ? due : Duration.ofMillis(1), this::check);
  }

  private Duration nextDeadline() {
    var quiet =
        spoke ? lastHeard.plus(patience.betweenTokens()) : asked.plus(patience.firstToken());
    var whole = asked.plus(patience.wholeReply());
    return quiet.compareTo(whole) < 0 ? quiet : whole;
  }

  private void check() {
    var now = timers.uptime();
    if (now.compareTo(nextDeadline()) < 0) {
      watch();
      return;
    }
    if (now.compareTo(asked.plus(patience.wholeReply())) >= 0) {
      end(failure(Kind.ENDLESS, "not finished within", patience.wholeReply()));
    } else if (spoke) {
      end(failure(Kind.STALLED, "no more words within", patience.betweenTokens()));
    } else {
      end(failure(Kind.SLOW, "no words within", patience.firstToken()));
    }
  }

  private static Failed failure(Kind kind, String what, Duration limit) {
    return new Failed(new ModelFailure(kind, what + " " + limit.toMillis() + " ms"));
  }

  private void end(ModelEvent last) {
    if (over) {
      return;
    }
    stop();
    listener.accept(last);
  }

  private void stop() {
    over = true;
    if (watch != null) {
      watch.cancel();
    }
    if (retry != null) {
      retry.cancel();
    }
    if (upstream != null) {
      upstream.cancel();
    }
  }
}
