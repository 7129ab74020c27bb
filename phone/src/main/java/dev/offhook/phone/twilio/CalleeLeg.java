package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.Manners;
import dev.offhook.phone.twilio.speech.Sound;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Dial;
import dev.offhook.phone.twilio.twiml.Input;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody whom a {@code Dial} rings: answers or not, is whispered to, talks, hangs up. */
final class CalleeLeg {
  private static final Manners MANNERS = new Manners(Input.NONE, false);

  private final Leg leg;
  private final Ledger callerLedger;
  private final CallFlow caller;
  private final Dial.Callee callee;
  private final FarEnd farEnd;
  private final Watcher watcher;
  private DialLeg state;
  private int sequence;
  private PhoneTime.@Nullable Timer timer;
  private @Nullable CallFlow whisper;

  /** Who wants to know. */
  interface Watcher {
    void answered(CalleeLeg leg);

    /** All that comes before the conversation is over. */
    void ready(CalleeLeg leg);

    void over(CalleeLeg leg);
  }

  CalleeLeg(Leg parent, CallFlow caller, Dial.Callee callee, String callerId, Watcher watcher) {
    this.caller = caller;
    this.callee = callee;
    this.watcher = watcher;
    this.callerLedger = parent.ledger();
    this.farEnd =
        parent.options().phoneBook().at(callee.address(), parent.exchange().subscribers());
    this.leg =
        new Leg(
            parent.exchange(),
            Exchange.sid("CA"),
            parent.options().toCallee(callerId, callee),
            new Ledger(parent.ledger()),
            parent.callSid());
    Duration now = callerLedger.now();
    this.state =
        new DialLeg(leg.callSid(), callee.address(), callerId, "ringing", now, null, null, "", "");
  }

  DialLeg state() {
    return state;
  }

  boolean over() {
    return state.ended() != null;
  }

  /** How long it has been, or was, answered. */
  Duration length() {
    Duration answered = state.answered();
    Duration ended = state.ended();
    Duration until = ended == null ? callerLedger.now() : ended;
    return answered == null ? Duration.ZERO : until.minus(answered);
  }

  void ring() {
    become(state.rungAt(callerLedger.now()));
    tell("initiated", "initiated", Map.of());
    if (!callee.dialable()) {
      end("failed");
      return;
    }
    tell("ringing", "ringing", Map.of());
    switch (farEnd) {
      case FarEnd.Answers answers ->
          timer = leg.time().after(answers.after(), () -> answer(answers));
      case FarEnd.Busy busy -> timer = leg.time().after(busy.after(), () -> end("busy"));
      case FarEnd.Failed failed -> timer = leg.time().after(failed.after(), () -> end("failed"));
      case FarEnd.NoAnswer none -> {}
    }
  }

  /** Ends the leg, unless it has ended. */
  void end(String how) {
    if (over()) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    become(state.ended(callerLedger.now(), how));
    CallFlow listening = whisper;
    if (listening != null) {
      listening.end("the leg is over");
    }
    Map<String, String> more = new LinkedHashMap<>();
    more.put("CallDuration", Long.toString(length().toSeconds()));
    more.put("Duration", Long.toString(Math.ceilDiv(length().toSeconds(), 60L)));
    tell("completed", how, more);
    watcher.over(this);
  }

  /** The callee hears the caller. */
  void hear(String tones, String words) {
    become(state.hearing(tones, words));
  }

  private void answer(FarEnd.Answers answers) {
    become(state.answered(callerLedger.now()));
    tell("answered", "in-progress", Map.of());
    timer = leg.time().after(answers.talks(), () -> end("completed"));
    watcher.answered(this);
    Sound.Tones tones = new Sound.Tones(callee.digits(), MANNERS);
    Duration length = tones.length(leg.options().pace());
    leg.time()
        .after(
            length,
            () -> {
              hear(tones.soundedAfter(length, leg.options().pace()), "");
              whisper(answers);
            });
  }

  private void whisper(FarEnd.Answers answers) {
    Callback whispered = callee.whisper();
    if (over()) {
      return;
    }
    if (whispered == null) {
      watcher.ready(this);
      return;
    }
    CallFlow flow = new CallFlow(leg, caller.resolve(whispered.url()), this::whispered);
    whisper = flow;
    leg.ledger()
        .watch(event -> {
          if (event instanceof CallEvent.Silent) {
            answers
                .keys()
                .chars()
                .forEach(key -> flow.unheard().hear(ear -> ear.press((char) key)));
          }
        });
    flow.ended().onSuccess(outcome -> end("completed"));
    flow.start();
  }

  private void whispered() {
    Ledger.Pages pages = leg.ledger().pages();
    String words = pages.copy(pages.heard).stream().map(Heard::words).collect(Collectors.joining());
    hear("", words);
    if (!over()) {
      watcher.ready(this);
    }
  }

  private void become(DialLeg next) {
    state = next;
    callerLedger.leg(next);
  }

  private void tell(String event, String callStatus, Map<String, String> more) {
    Callback status = callee.status();
    if (status == null || !callee.events().contains(event)) {
      return;
    }
    Map<String, String> told = new CallParameters(leg).standard(callStatus);
    told.put("Timestamp", Rfc2822.of(leg.exchange().timeOfDay()));
    told.put("CallbackSource", "call-progress-events");
    told.put("SequenceNumber", Integer.toString(sequence));
    told.putAll(more);
    sequence++;
    Callback absolute = new Callback(caller.resolve(status.url()), status.method());
    caller.callbacks().tell(Duration.ZERO, absolute, told);
  }
}
