package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.speech.CallerEvent;
import dev.offhook.phone.twilio.speech.CallerVoice;
import dev.offhook.phone.twilio.speech.Cut;
import dev.offhook.phone.twilio.speech.Manners;
import dev.offhook.phone.twilio.speech.Pace;
import dev.offhook.phone.twilio.speech.Playback;
import dev.offhook.phone.twilio.speech.PlaybackEvent;
import dev.offhook.phone.twilio.speech.Sound;
import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Input;
import dev.offhook.phone.twilio.twiml.Relay;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks in a relay session: the application's messages become sound, the caller's doings
 * become messages, and the one cuts the other short as the document allows.
 */
final class RelayTalk implements Ear {
  private static final Set<String> BACKCHANNELS =
      Set.of("yeah", "yes", "uh-huh", "uh huh", "mhm", "mm-hmm", "okay", "ok", "right", "sure");

  private final Ledger ledger;
  private final Relay relay;
  private final Reporting reporting;
  private final Pace pace;
  private final Consumer<String> send;
  private final Playback playback;
  private final CallerVoice voice;
  private String language;

  /** Whether what the caller says now is lost in the agent's voice. */
  private boolean drowned;

  RelayTalk(Leg leg, Relay relay, Consumer<String> send) {
    this.ledger = leg.ledger();
    this.relay = relay;
    this.reporting = leg.options().reporting();
    this.pace = leg.options().pace();
    this.send = send;
    this.language = relay.transcriptionLanguage();
    this.playback = new Playback(leg.time(), pace, this::played);
    this.voice = new CallerVoice(leg.time(), pace, this::heard);
  }

  /** Speaks the greeting, where there is one: one piece, however many sentences. */
  void greet() {
    if (!relay.welcomeGreeting().isBlank()) {
      Manners manners = new Manners(relay.greetingInterruptible(), false);
      playback.play(new Sound.Words(relay.welcomeGreeting(), manners));
      ledger.silent(playback.silent());
    }
  }

  /** Carries out a message; {@link Message.End} is the session's. */
  void take(Message message) {
    switch (message) {
      case Message.Text text -> {
        if (!text.token().isEmpty()) {
          ledger.tell(new CallEvent.Token());
        }
        playback.say(text.token(), text.last(), manners(text.interruptible(), text.preemptible()));
      }
      case Message.Play play -> {
        Manners manners = manners(play.interruptible(), Boolean.TRUE.equals(play.preemptible()));
        playback.play(new Sound.Recording(play.source(), play.times(), manners));
      }
      case Message.SendDigits tones ->
          playback.play(new Sound.Tones(tones.digits(), manners(null, false)));
      case Message.Language changed ->
          language = Optional.ofNullable(changed.transcription()).orElse(language);
      case Message.End end -> {}
    }
    ledger.silent(playback.silent());
  }

  @Override
  public Future<Void> say(Utterance utterance) {
    return voice.say(utterance);
  }

  @Override
  public void press(char key) {
    boolean sounding = playback.sounding();
    boolean cuts = playback.interruptible().dtmf();
    if (!relay.dtmfDetection() || (sounding && !cuts && !relay.reported().dtmf())) {
      return;
    }
    send.accept(Frames.dtmf(key));
    if (cuts) {
      cutIn("");
    }
  }

  /** The application is gone for now: what it has not closed is closed. */
  void applicationLost() {
    playback.closeCycle();
    ledger.silent(playback.silent());
  }

  /** Nobody is listening any more, on either side. */
  void stop() {
    playback
        .interrupt()
        .ifPresent(cut -> {
          ledger.noise(cut.sound(), cut.start(), pace);
          ledger.heard(cut.heard(), cut.start(), true);
        });
    ledger.silent(true);
    voice.stop();
  }

  private void played(PlaybackEvent event) {
    ledger.silent(playback.silent());
    switch (event) {
      case PlaybackEvent.VoiceOn on -> speaker("agentSpeaking", "on");
      case PlaybackEvent.VoiceOff off -> {
        speaker("agentSpeaking", "off");
        ledger.tell(new CallEvent.Silent());
      }
      case PlaybackEvent.Began began -> announce(began);
      case PlaybackEvent.Finished finished -> finished(finished);
      case PlaybackEvent.Preempted preempted -> fragment(preempted.cut());
    }
  }

  private void announce(PlaybackEvent.Began began) {
    if (began.sound() instanceof Sound.Words words) {
      ledger.tell(new CallEvent.Speaking(words.text(), began.length()));
    }
  }

  private void finished(PlaybackEvent.Finished finished) {
    ledger.noise(finished.sound(), finished.start(), pace);
    switch (finished.sound()) {
      case Sound.Words words -> {
        ledger.heard(words.text(), finished.start(), false);
        tokensPlayed(words.text());
      }
      case Sound.Tones tones -> tokensPlayed(tones.digits());
      case Sound.Recording recording -> {}
      case Sound.Silence silence -> {}
    }
  }

  private void heard(CallerEvent event) {
    switch (event) {
      case CallerEvent.Began began -> {
        drowned = true;
        speaker("clientSpeaking", "on");
        listen(began.words(), began.partial());
      }
      case CallerEvent.WentOn on -> {
        // noise interrupts when it begins; going on, it takes words to do so
        if (!on.words().isBlank()) {
          listen(on.words(), on.partial());
        }
      }
      case CallerEvent.Transcribed transcribed -> transcribed(transcribed.words());
    }
  }

  private void listen(String words, String partial) {
    boolean ignored = relay.ignoreBackchannel() && backchannel(words);
    drowned = drowned && playback.sounding() && !relay.reported().speech();
    if (playback.interruptible().speech() && !ignored) {
      drowned = false;
      if (reporting == Reporting.CUT_FIRST) {
        cutIn(partial);
      } else {
        partial(partial);
      }
    } else if (!drowned && !ignored) {
      partial(partial);
    }
  }

  private void transcribed(String words) {
    speaker("clientSpeaking", "off");
    boolean ignored = relay.ignoreBackchannel() && backchannel(words);
    if (!words.isBlank() && !drowned && !ignored) {
      send.accept(Frames.prompt(words, spokenLanguage(), true));
      ledger.tell(new CallEvent.Prompted(words));
    }
    if (reporting == Reporting.WORDS_FIRST && playback.interruptible().speech() && !ignored) {
      cutIn("");
    }
  }

  /** In the order recorded calls have it; a key press has reported itself before. */
  private void cutIn(String partial) {
    Optional<Cut> cut = playback.interrupt();
    ledger.silent(true);
    cut.ifPresent(found -> {
      fragment(found);
      send.accept(Frames.interrupt(found.heard(), found.into()));
    });
    partial(partial);
    if (cut.filter(Cut::spoken).isPresent()) {
      speaker("agentSpeaking", "off");
    }
    ledger.tell(new CallEvent.Interrupted());
  }

  private void fragment(Cut cut) {
    ledger.noise(cut.sound(), cut.start(), pace);
    ledger.heard(cut.heard(), cut.start(), true);
    if (!cut.heard().isBlank()) {
      tokensPlayed(cut.heard());
    }
  }

  private void partial(String words) {
    if (relay.partialPrompts() && !words.isBlank()) {
      send.accept(Frames.prompt(words, spokenLanguage(), false));
    }
  }

  private void speaker(String name, String value) {
    if (relay.speakerEvents()) {
      send.accept(Frames.info(name, value));
    }
  }

  private void tokensPlayed(String text) {
    if (relay.tokensPlayed()) {
      send.accept(Frames.info("tokensPlayed", text));
    }
  }

  /** With several languages at once only the primary tag is told. */
  private String spokenLanguage() {
    return language.equals("multi") ? "en" : language;
  }

  private Manners manners(@Nullable Boolean interruptible, @Nullable Boolean preemptible) {
    Input input = interruptible == null ? relay.interruptible() : Input.of(interruptible);
    return new Manners(input, preemptible == null ? relay.preemptible() : preemptible);
  }

  private static boolean backchannel(String words) {
    return BACKCHANNELS.contains(words.toLowerCase(Locale.ROOT).replaceAll("[.,!?]", "").strip());
  }
}
