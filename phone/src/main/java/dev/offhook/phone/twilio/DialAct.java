package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.CallerEvent;
import dev.offhook.phone.twilio.speech.CallerVoice;
import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Dial;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller who is put through to somebody else: rings, bridges, and goes on when that is over. */
final class DialAct implements Act, Ear, CalleeLeg.Watcher {
  private static final int BAD_CALLER_ID = 13214;
  private static final int NOBODY = 13215;
  private static final int BAD_NUMBER = 13223;

  /** The carrier rings on for a little longer than it is told. */
  private static final Duration BUFFER = Duration.ofSeconds(5);

  private final Leg leg;
  private final CallFlow flow;
  private final Dial dial;
  private final CallerVoice voice;
  private final Deque<CalleeLeg> toRing = new ArrayDeque<>();
  private final List<CalleeLeg> rung = new ArrayList<>();
  private final DialTape tape;
  private Duration ringing = Duration.ZERO;
  private PhoneTime.@Nullable Timer timer;
  private @Nullable CalleeLeg answering;
  private boolean bridged;
  private boolean over;

  DialAct(Leg leg, CallFlow flow, Dial dial) {
    this.leg = leg;
    this.flow = flow;
    this.dial = dial;
    this.voice = new CallerVoice(leg.time(), leg.options().pace(), this::heard);
    this.tape = new DialTape(flow.recordings(), dial.recording());
  }

  void begin() {
    if (!dial.answerOnBridge()) {
      flow.standing().answer();
    }
    leg.ledger().dial(dial.text());
    ringing = leg.time().uptime();
    String callerId = callerId();
    Optional<Notice> fault = fault(callerId);
    if (fault.isPresent()) {
      leg.ledger().notice(fault.get());
      over("failed");
      return;
    }
    dial.callees().stream()
        .filter(callee -> !callee.dialable())
        .map(callee -> new Notice(BAD_NUMBER, "Dial: invalid number format " + callee.address()))
        .forEach(leg.ledger()::notice);
    dial.callees().forEach(callee -> toRing.add(new CalleeLeg(leg, flow, callee, callerId, this)));
    tape.ringing();
    ringOn();
  }

  @Override
  public Optional<Ear> ear() {
    return bridged && !over ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Future<Void> say(Utterance utterance) {
    return voice.say(utterance);
  }

  @Override
  public void press(char key) {
    CalleeLeg callee = answering;
    if (callee == null) {
      return;
    }
    if (key == '*' && dial.hangupOnStar()) {
      callee.end("completed");
    } else {
      callee.hear(Character.toString(key), "");
    }
  }

  @Override
  public void callerHangsUp() {
    close(answering == null ? "canceled" : "completed");
    flow.sayGoodbye(dial.action(), told(answering == null ? "canceled" : "completed"));
  }

  @Override
  public void stop() {
    close(answering == null ? "canceled" : "completed");
  }

  @Override
  public void answered(CalleeLeg callee) {
    stopRinging();
    answering = callee;
    toRing.clear();
    rung.stream().filter(each -> each != callee).forEach(each -> each.end("canceled"));
    if (timer != null) {
      timer.cancel();
    }
  }

  @Override
  public void ready(CalleeLeg callee) {
    bridged = true;
    flow.standing().answer();
    tape.bridged();
    timer = leg.time().after(dial.timeLimit(), () -> callee.end("completed"));
    flow.settle();
    flow.unheard().listening();
  }

  @Override
  public void over(CalleeLeg callee) {
    if (over) {
      return;
    }
    if (callee == answering) {
      over("completed");
    } else if (answering == null && rung.stream().allMatch(CalleeLeg::over)) {
      ringOn();
    }
  }

  /** Rings those whose turn it is; when nobody is left, it is over. */
  private void ringOn() {
    if (toRing.isEmpty()) {
      over(bestOf(rung.stream().map(each -> each.state().status()).toList()));
      return;
    }
    List<CalleeLeg> next = dial.sequential() ? List.of(toRing.removeFirst()) : List.copyOf(toRing);
    toRing.removeAll(next);
    rung.addAll(next);
    if (timer != null) {
      timer.cancel();
    }
    timer = leg.time().after(dial.timeout().plus(BUFFER), () -> nobodyAnswers(next));
    next.forEach(CalleeLeg::ring);
  }

  private static void nobodyAnswers(List<CalleeLeg> legs) {
    legs.forEach(each -> each.end("no-answer"));
  }

  private void over(String status) {
    close(status);
    // nobody listens until the next verb says so
    leg.ledger().silent(false);
    flow.goOn(dial.action(), told(status));
    voice.handOver(flow.unheard()::hearLater);
  }

  private void close(String status) {
    if (over) {
      return;
    }
    over = true;
    if (answering == null && !rung.isEmpty()) {
      stopRinging();
    }
    if (timer != null) {
      timer.cancel();
    }
    rung.forEach(each -> each.end(status));
    tape.over();
  }

  private void stopRinging() {
    leg.ledger().noise(Noise.Kind.RINGING, "", ringing);
  }

  private Map<String, String> told(String status) {
    Map<String, String> told = flow.toldNow();
    told.put("DialCallStatus", status);
    told.put("DialBridged", Boolean.toString(bridged));
    CalleeLeg chosen = answering == null && !rung.isEmpty() ? rung.getLast() : answering;
    if (chosen != null) {
      told.put("DialCallSid", chosen.state().sid());
    }
    if (answering != null) {
      told.put("DialCallDuration", Long.toString(answering.length().toSeconds()));
    }
    tape.tell(told);
    return told;
  }

  private void heard(CallerEvent event) {
    if (event instanceof CallerEvent.Transcribed transcribed && answering != null) {
      answering.hear("", transcribed.words());
    }
  }

  private String callerId() {
    String written = dial.callerId();
    return written == null ? leg.options().parties().from() : written;
  }

  private Optional<Notice> fault(String callerId) {
    if (dial.callees().isEmpty()) {
      return Optional.of(new Notice(NOBODY, "Dial: nobody to dial"));
    }
    CallOptions.Parties parties = leg.options().parties();
    boolean allowed =
        List.of(parties.from(), parties.to()).contains(callerId)
            || leg.options().phoneBook().callerIds().contains(callerId);
    return allowed
        ? Optional.empty()
        : Optional.of(new Notice(BAD_CALLER_ID, "Dial: invalid callerId value " + callerId));
  }

  /** What several legs that nobody answered come to. */
  private static String bestOf(List<String> statuses) {
    return List.of("no-answer", "busy").stream()
        .filter(statuses::contains)
        .findFirst()
        .orElse("failed");
  }
}
