package dev.offhook.phone.twilio.speech;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Input;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The play queue of one relay session: text, recordings and tones, one after the other.
 *
 * <p>A talk cycle is the text up to a message that closes it. The voice counts as on from the first
 * sound of a cycle until the queue is empty and no cycle is open. Used on one event loop only.
 */
public final class Playback {
  private final PhoneTime time;
  private final Pace pace;
  private final Consumer<PlaybackEvent> events;
  private final Deque<Sound> queue = new ArrayDeque<>();
  private final Clauses clauses = new Clauses();
  private Manners cycleManners = new Manners(Input.ANY, false);
  private PhoneTime.@Nullable Timer starting;
  private @Nullable Playing current;
  private boolean cycleOpen;
  private boolean voiceOn;

  private record Playing(Sound sound, Duration start, PhoneTime.Timer end) {}

  public Playback(PhoneTime time, Pace pace, Consumer<PlaybackEvent> events) {
    this.time = time;
    this.pace = pace;
    this.events = events;
  }

  /** More text of the current talk cycle; opens one when none is open. */
  public void say(String token, boolean last, Manners manners) {
    if (!token.isEmpty()) {
      if (!cycleOpen) {
        giveWay();
        cycleOpen = true;
      }
      cycleManners = manners;
      clauses.add(token).forEach(clause -> enqueue(new Sound.Words(clause, manners)));
    }
    if (last) {
      closeCycle();
    }
  }

  /** Puts a sound behind what is queued; it is a message of its own. */
  public void play(Sound sound) {
    giveWay();
    enqueue(sound);
  }

  /** Nothing more belongs to the current talk cycle. */
  public void closeCycle() {
    cycleOpen = false;
    clauses.close().ifPresent(rest -> enqueue(new Sound.Words(rest, cycleManners)));
    settle();
  }

  /** Whether something can be heard right now. */
  public boolean sounding() {
    return current != null;
  }

  /** Whether nothing sounds, is queued or is announced. */
  public boolean silent() {
    return current == null && queue.isEmpty() && !cycleOpen;
  }

  /** Who may cut what sounds right now; nobody when nothing does. */
  public Input interruptible() {
    return current == null ? Input.NONE : current.sound.manners().interruptible();
  }

  /**
   * Cuts what sounds and throws away all that is queued, without an event: the order of what is
   * reported depends on who cut in.
   */
  public Optional<Cut> interrupt() {
    Optional<Cut> cut = cutCurrent();
    cancelStart();
    queue.clear();
    clauses.clear();
    cycleOpen = false;
    voiceOn = false;
    return cut;
  }

  private void enqueue(Sound sound) {
    queue.add(sound);
    if (current == null && starting == null) {
      starting = time.after(pace.speechStart(), this::next);
    }
  }

  private void next() {
    starting = null;
    Sound sound = queue.poll();
    if (sound == null) {
      settle();
      return;
    }
    voice(sound instanceof Sound.Words);
    Duration length = sound.length(pace);
    current = new Playing(sound, time.uptime(), time.after(length, this::finish));
    events.accept(new PlaybackEvent.Began(sound, length));
  }

  private void finish() {
    Playing finished = current;
    current = null;
    if (finished != null) {
      events.accept(new PlaybackEvent.Finished(finished.sound, finished.start));
    }
    if (current == null && starting == null) {
      next();
    }
  }

  private void settle() {
    if (silent()) {
      voice(false);
    }
  }

  private void voice(boolean on) {
    if (voiceOn != on) {
      voiceOn = on;
      events.accept(on ? new PlaybackEvent.VoiceOn() : new PlaybackEvent.VoiceOff());
    }
  }

  private void giveWay() {
    queue.removeIf(sound -> sound.manners().preemptible());
    if (current != null && current.sound.manners().preemptible()) {
      cutCurrent().map(PlaybackEvent.Preempted::new).ifPresent(events);
      cancelStart();
      starting = time.after(pace.preemption(), this::next);
    }
  }

  private Optional<Cut> cutCurrent() {
    Playing playing = current;
    if (playing == null) {
      return Optional.empty();
    }
    current = null;
    playing.end.cancel();
    Duration into = time.uptime().minus(playing.start);
    String heard = playing.sound.heardAfter(into, pace);
    return Optional.of(new Cut(playing.sound, heard, playing.start, into, voiceOn));
  }

  private void cancelStart() {
    if (starting != null) {
      starting.cancel();
      starting = null;
    }
  }
}
