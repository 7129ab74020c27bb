package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.CallerEvent;
import dev.offhook.phone.twilio.speech.CallerVoice;
import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Gather;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Listens for one answer: prompts are played meanwhile, words or keys may cut them, and whichever
 * of the two came first is the answer.
 */
final class GatherAct implements Act, Ear {
  private final Leg leg;
  private final CallFlow flow;
  private final Gather gather;
  private final CallerVoice voice;
  private final GatheredSpeech speech;
  private final StringBuilder digits = new StringBuilder();
  private PhoneTime.@Nullable Timer timer;
  private PhoneTime.@Nullable Timer longest;
  private boolean over;

  /** Whether what the caller says now is lost in a prompt that nothing cuts. */
  private boolean drowned;

  GatherAct(Leg leg, CallFlow flow, Gather gather) {
    this.leg = leg;
    this.flow = flow;
    this.gather = gather;
    this.voice = new CallerVoice(leg.time(), leg.options().pace(), this::heard);
    this.speech = new GatheredSpeech(leg, flow, gather.speech());
  }

  void begin() {
    flow.announce(gather.prompts(), this::listen);
    flow.unheard().listening();
  }

  @Override
  public Optional<Ear> ear() {
    return over ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Future<Void> say(Utterance utterance) {
    return voice.say(utterance);
  }

  @Override
  public void press(char key) {
    Gather.Keys keys = gather.keys();
    boolean deaf = flow.announcer().playing() && !gather.bargeIn();
    if (keys == null || deaf || speech.begun()) {
      return;
    }
    cutIn();
    if (keys.finish().indexOf(key) >= 0) {
      finish(Character.toString(key));
      return;
    }
    digits.append(key);
    if (digits.length() >= keys.count()) {
      finish("");
    } else {
      patience(gather.timeout());
    }
  }

  @Override
  public void callerHangsUp() {
    stop();
    flow.gone();
  }

  @Override
  public void stop() {
    over = true;
    cancelTimers();
    voice.stop();
  }

  /** The prompts are over. */
  private void listen() {
    if (!over) {
      flow.settle();
      boolean speaking = gather.speech() != null && voice.speaking();
      if (!speaking && digits.isEmpty() && !speech.begun()) {
        patience(gather.timeout());
      }
    }
  }

  private void heard(CallerEvent event) {
    if (gather.speech() == null || !digits.isEmpty()) {
      return;
    }
    switch (event) {
      case CallerEvent.Began began -> {
        drowned = flow.announcer().playing() && !gather.bargeIn();
        wordsCome(began.words(), began.partial());
      }
      case CallerEvent.WentOn on -> {
        drowned = drowned && flow.announcer().playing();
        wordsCome(on.words(), on.partial());
      }
      case CallerEvent.Transcribed transcribed -> transcribed(transcribed.utterance());
    }
  }

  private void wordsCome(String words, String partial) {
    if (drowned) {
      return;
    }
    cutIn();
    if (timer != null) {
      timer.cancel();
    }
    if (!words.isBlank() && !over) {
      if (longest == null && gather.speech() != null) {
        longest = leg.time().after(gather.speech().longest(), this::longEnough);
      }
      speech.partial(partial);
    }
  }

  private void transcribed(Utterance utterance) {
    if (!drowned && !utterance.words().isBlank()) {
      speech.add(utterance);
    }
    if (speech.complete()) {
      Duration silence = speech.silence();
      if (silence.isZero()) {
        finish("");
      } else {
        patience(silence);
      }
    } else if (!flow.announcer().playing()) {
      patience(gather.timeout());
    }
  }

  private void longEnough() {
    speech.breakOff();
    finish("");
  }

  private void cutIn() {
    if (flow.announcer().playing()) {
      flow.announcer().cut();
      leg.ledger().silent(true);
      leg.ledger().tell(new CallEvent.Interrupted());
    }
  }

  private void patience(Duration length) {
    if (timer != null) {
      timer.cancel();
    }
    timer = leg.time().after(length, () -> finish(""));
  }

  private void finish(String finishKey) {
    if (over) {
      return;
    }
    over = true;
    cancelTimers();
    flow.announcer().cut();
    // nobody listens until the next document says so
    leg.ledger().silent(false);
    Map<String, String> told = flow.toldNow();
    if (speech.complete()) {
      speech.tell(told);
    } else if (!digits.isEmpty()) {
      told.put("Digits", digits.toString());
      told.put("FinishedOnKey", finishKey);
      told.put("msg", "Gather End");
    }
    goOn(told);
    voice.handOver(flow.unheard()::hearLater);
  }

  private void goOn(Map<String, String> told) {
    boolean empty = !speech.complete() && digits.isEmpty();
    if (!empty || gather.actionOnEmptyResult()) {
      String url = gather.action() == null ? flow.document() : flow.resolve(gather.action());
      flow.fetch(gather.method(), url, told);
    } else {
      flow.next();
    }
  }

  private void cancelTimers() {
    if (timer != null) {
      timer.cancel();
    }
    if (longest != null) {
      longest.cancel();
    }
  }
}
