package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.CallerEvent;
import dev.offhook.phone.twilio.speech.CallerVoice;
import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.RecordMessage;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a message: a beep, then whatever the caller says until silence, a key, or the limit. */
final class RecordAct implements Act, Ear {
  private static final Duration BEEP = Duration.ofMillis(400);

  private final Leg leg;
  private final CallFlow flow;
  private final RecordMessage verb;
  private final CallerVoice voice;
  private PhoneTime.@Nullable Timer timer;
  private PhoneTime.@Nullable Timer limit;
  private @Nullable Recording recording;
  private boolean over;
  private boolean spoken;

  RecordAct(Leg leg, CallFlow flow, RecordMessage verb) {
    this.leg = leg;
    this.flow = flow;
    this.verb = verb;
    this.voice = new CallerVoice(leg.time(), leg.options().pace(), this::heard);
  }

  void begin() {
    flow.standing().answer();
    if (verb.beep()) {
      Duration start = leg.time().uptime();
      timer =
          leg.time()
              .after(
                  BEEP,
                  () -> {
                    leg.ledger().noise(Noise.Kind.BEEP, "", start);
                    record();
                  });
    } else {
      record();
    }
  }

  @Override
  public Optional<Ear> ear() {
    return over || recording == null ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Future<Void> say(Utterance utterance) {
    return voice.say(utterance);
  }

  @Override
  public void press(char key) {
    if (verb.finish().indexOf(key) >= 0) {
      finish(Character.toString(key));
    }
  }

  @Override
  public void callerHangsUp() {
    Recording message = end();
    voice.stop();
    if (message == null) {
      flow.gone();
    } else {
      flow.sayGoodbye(new Callback(action(), verb.method()), told(message, "hangup"));
    }
  }

  @Override
  public void stop() {
    end();
    voice.stop();
  }

  private void record() {
    recording = flow.recordings().start(verb.order()).orElse(null);
    limit = leg.time().after(verb.longest(), () -> finish(""));
    patience();
    flow.settle();
    flow.unheard().listening();
  }

  private void heard(CallerEvent event) {
    switch (event) {
      case CallerEvent.Began began -> {
        spoken = spoken || !began.words().isBlank();
        if (timer != null) {
          timer.cancel();
        }
      }
      case CallerEvent.WentOn on -> {}
      case CallerEvent.Transcribed transcribed -> patience();
    }
  }

  private void patience() {
    if (timer != null) {
      timer.cancel();
    }
    timer = leg.time().after(verb.timeout(), () -> finish(""));
  }

  private void finish(String key) {
    if (over) {
      return;
    }
    Recording message = end();
    leg.ledger().silent(false);
    if (message == null) {
      flow.next();
    } else {
      flow.fetch(verb.method(), action(), told(message, key));
    }
    voice.handOver(flow.unheard()::hearLater);
  }

  /** Null when there is no message: nothing was said. */
  private @Nullable Recording end() {
    over = true;
    if (timer != null) {
      timer.cancel();
    }
    if (limit != null) {
      limit.cancel();
    }
    Recording begun = recording;
    if (begun == null) {
      return null;
    }
    Recording ended = flow.recordings().stop(begun.sid(), spoken ? "completed" : "absent");
    return spoken ? ended : null;
  }

  private Map<String, String> told(Recording message, String digits) {
    Map<String, String> told = flow.toldNow();
    told.putAll(RecordingParameters.brief(message, flow.recordings().url(message)));
    told.put("Digits", digits);
    return told;
  }

  private String action() {
    return verb.action() == null ? flow.document() : flow.resolve(verb.action());
  }
}
