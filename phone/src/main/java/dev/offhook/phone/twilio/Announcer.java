package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.Manners;
import dev.offhook.phone.twilio.speech.Sound;
import dev.offhook.phone.twilio.twiml.Input;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Prompt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays prompts to the caller, one after the other, and stops at once when it is cut. */
final class Announcer {
  private static final Manners MANNERS = new Manners(Input.ANY, false);
  private static final int BAD_MEDIA = 13420;

  private final Leg leg;
  private final Webhooks webhooks;
  private final Consumer<Notice> failed;
  private final Deque<Sound> rest = new ArrayDeque<>();
  private Runnable done = () -> {};
  private @Nullable Playing current;
  private PhoneTime.@Nullable Timer timer;

  /** Which of all that was ever begun is on; an answer that comes after a cut is of another. */
  private int turn;

  private boolean playing;

  /** Whether words go on from others, with no pause for an answer between them. */
  private boolean spoke;

  private record Playing(Sound sound, Duration start) {}

  /**
   * @param failed told when something cannot be played; nothing goes on then
   */
  Announcer(Leg leg, Webhooks webhooks, Consumer<Notice> failed) {
    this.leg = leg;
    this.webhooks = webhooks;
    this.failed = failed;
  }

  /** Plays them all, and then does {@code next}. URLs in them are absolute. */
  void play(List<Prompt> prompts, Runnable next) {
    prompts.forEach(this::line);
    done = next;
    playing = true;
    advance();
  }

  /** The caller may speak now: whatever words come next begin something new. */
  void settled() {
    spoke = false;
  }

  /** Whether there is anything left of what was to be played. */
  boolean playing() {
    return playing;
  }

  /** Stops, and throws away what is left; what was heard until now stands in the ledger. */
  void cut() {
    if (timer != null) {
      timer.cancel();
    }
    turn++;
    playing = false;
    rest.clear();
    Playing cut = current;
    current = null;
    spoke = false;
    if (cut != null) {
      Duration into = leg.time().uptime().minus(cut.start);
      heard(cut, into);
    }
  }

  private void line(Prompt prompt) {
    switch (prompt) {
      case Prompt.Say say -> {
        for (int i = 0; i < say.times() && !say.words().isEmpty(); i++) {
          rest.add(new Sound.Words(say.words(), MANNERS));
        }
      }
      case Prompt.Play play -> rest.add(new Sound.Recording(play.source(), play.times(), MANNERS));
      case Prompt.Tones tones ->
          rest.add(new Sound.Tones(tones.digits().repeat(tones.times()), MANNERS));
      case Prompt.Pause pause -> rest.add(new Sound.Silence(pause.length(), MANNERS));
    }
  }

  private void advance() {
    Sound sound = rest.poll();
    int mine = ++turn;
    if (sound == null) {
      playing = false;
      done.run();
    } else if (sound instanceof Sound.Recording recording) {
      fetch(recording, mine);
    } else {
      begin(sound);
    }
  }

  private void fetch(Sound.Recording recording, int mine) {
    webhooks
        .download(recording.source())
        .onSuccess(reply -> {
          if (mine == turn) {
            play(recording, reply);
          }
        })
        .onFailure(failure -> {
          if (mine == turn) {
            failed.accept(FetchFailed.noticeOf(failure));
          }
        });
  }

  private void play(Sound.Recording recording, Reply reply) {
    if (reply.status() < 200 || reply.status() > 299) {
      String text = recording.source() + " answered " + reply.status();
      failed.accept(new Notice(Notice.HTTP_FAILED, text));
    } else if (!reply.contentType().toLowerCase(Locale.ROOT).startsWith("audio/")) {
      String text = recording.source() + " is no audio but \"" + reply.contentType() + "\"";
      failed.accept(new Notice(BAD_MEDIA, text));
    } else {
      begin(recording);
    }
  }

  private void begin(Sound sound) {
    if (sound instanceof Sound.Words words) {
      speak(spoke ? new Sound.Words(" " + words.text(), MANNERS) : words);
      spoke = true;
    } else {
      sound(sound);
    }
  }

  private void speak(Sound.Words words) {
    leg.ledger().tell(new CallEvent.Speaking(words.text(), words.length(leg.options().pace())));
    sound(words);
  }

  private void sound(Sound sound) {
    Duration length = sound.length(leg.options().pace());
    current = new Playing(sound, leg.time().uptime());
    leg.ledger().silent(false);
    timer = leg.time().after(length, this::finish);
  }

  private void finish() {
    Playing finished = current;
    current = null;
    if (finished != null) {
      heard(finished, finished.sound.length(leg.options().pace()));
    }
    advance();
  }

  private void heard(Playing played, Duration into) {
    Duration whole = played.sound.length(leg.options().pace());
    boolean cut = into.compareTo(whole) < 0;
    if (played.sound instanceof Sound.Words words) {
      String heard = cut ? words.heardAfter(into, leg.options().pace()) : words.text();
      leg.ledger().heard(heard, played.start, cut);
    } else {
      leg.ledger().noise(played.sound, played.start, leg.options().pace());
    }
  }
}
