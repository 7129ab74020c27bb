package dev.offhook.bench.restart;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.CallEvent;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.CallState;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.Outcome;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import dev.offhook.phone.twilio.speech.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One caller: asks one thing after the other, and once the line has come back one thing more.
 *
 * <p>Moments are {@link System#nanoTime}. {@link #goOn} and what is asked afterwards belong to one
 * thread; the rest happens on the call's event loop.
 */
final class Caller {

  /** What the call was about when the server died. */
  enum Doing {
    GREETING,
    CALLER_SPEAKING,
    MODEL_THINKING,
    ASSISTANT_SPEAKING,
    LISTENING
  }

  private final Plan.Call plan;
  private final PhoneTime time;
  private final Desk desk;
  private final AtomicInteger questions;
  private final SimulatedCall call;
  private final long dialled;
  private volatile Doing doing = Doing.GREETING;
  private volatile long killed;
  private volatile @Nullable Doing doingWhenKilled;
  private volatile @Nullable String waiting;
  private volatile @Nullable String last;
  private volatile boolean answered;
  private volatile boolean asking;
  private long asksAt;

  Caller(
      Plan.Call plan,
      SimulatedTwilio phone,
      String voiceUrl,
      PhoneTime time,
      Desk desk,
      AtomicInteger questions) {
    this.plan = plan;
    this.time = time;
    this.desk = desk;
    this.questions = questions;
    CallOptions options =
        CallOptions.inbound()
            .withTo(plan.line().number())
            .withFrom("+1555020%04d".formatted(plan.number()))
            .withPace(Pace.natural().faster(2));
    this.dialled = System.nanoTime();
    this.call = phone.dial(voiceUrl, options, this::happened);
    askOn();
  }

  /** The server is about to be killed. */
  void serverDies(long now) {
    doingWhenKilled = doing;
    // who has not begun to speak will ask this as soon as it is silent, and nothing else with it
    last = doing == Doing.GREETING ? waiting : null;
    killed = now;
  }

  /** Does what is due; true when there is nothing more to do. */
  boolean goOn(long now) {
    if (answered || call.ended().isComplete()) {
      call.hangUp();
      return call.ended().isComplete();
    }
    if (last == null && backAt().isPresent()) {
      asksAt = asksAt == 0 ? now + plan.pause().plusMillis(600).toNanos() : asksAt;
      if (now >= asksAt) {
        String question = Codeword.ofQuestion(questions.incrementAndGet());
        last = question;
        var _ = call.ask(words(question));
      }
    }
    return false;
  }

  Plan.Call plan() {
    return plan;
  }

  SimulatedCall call() {
    return call;
  }

  /** When the server was killed, on the call's clock. */
  Duration killed() {
    return Duration.ofNanos(killed - dialled);
  }

  Doing doingWhenKilled() {
    Doing known = doingWhenKilled;
    return known == null ? doing : known;
  }

  /** The codeword of what was asked after the line had come back. */
  Optional<String> last() {
    return Optional.ofNullable(last);
  }

  /** Whether an answer to that was heard. */
  boolean answered() {
    return answered;
  }

  /** How it ended, if it did. */
  Optional<Outcome> ended() {
    return call.ended().succeeded() ? Optional.of(call.ended().result()) : Optional.empty();
  }

  /** When the line was back, on the call's clock. */
  Optional<Duration> backAt() {
    return call.framesOut().stream()
        .filter(frame -> frame.text().contains("\"type\":\"setup\""))
        .map(Frame::at)
        .filter(at -> at.compareTo(killed()) > 0)
        .findFirst();
  }

  private void askOn() {
    if (killed != 0) {
      return;
    }
    asking = true;
    if (call.state() == CallState.CONNECTED && call.silent()) {
      doing = Doing.CALLER_SPEAKING;
    }
    String question = Codeword.ofQuestion(questions.incrementAndGet());
    waiting = question;
    call.ask(words(question)).onSuccess(heard -> time.after(plan.pause(), this::askOn));
  }

  private static String words(String question) {
    return "Where is " + question + "?";
  }

  private void happened(CallEvent event) {
    switch (event) {
      case CallEvent.Prompted prompted -> {
        asking = false;
        doing = Doing.MODEL_THINKING;
      }
      case CallEvent.Token token -> doing = Doing.ASSISTANT_SPEAKING;
      case CallEvent.Silent silent -> doing = asking ? Doing.CALLER_SPEAKING : Doing.LISTENING;
      case CallEvent.Spoken spoken -> heard(spoken.heard().words());
      case CallEvent.Turned turned -> {}
      case CallEvent.Speaking speaking -> {}
      case CallEvent.Interrupted interrupted -> {}
      case CallEvent.Noticed noticed -> {}
      case CallEvent.Over over -> {}
    }
  }

  private void heard(String words) {
    String waitsFor = last;
    if (waitsFor != null
        && Codeword.replyIn(words).flatMap(desk::questionOf).equals(Optional.of(waitsFor))) {
      answered = true;
    }
  }
}
