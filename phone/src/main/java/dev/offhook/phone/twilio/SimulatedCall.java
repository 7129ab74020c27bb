package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person with a phone in a call, and the record of all that happened in it. From any thread.
 *
 * <p>What the person says or presses before the call is connected, or while it is between two
 * sessions, waits until somebody listens; what is done to the socket itself is lost while there is
 * none. Times count from the moment of dialling.
 */
public final class SimulatedCall {
  private static final Duration MURMUR = Duration.ofMillis(600);

  private final Context context;
  private final Leg leg;
  private final CallControl control;
  private final CallFlow flow;
  private volatile @Nullable Duration beep;

  SimulatedCall(Context context, Leg leg, CallFlow flow) {
    this.context = context;
    this.leg = leg;
    this.flow = flow;
    this.control = new CallControl(context, flow, this);
  }

  /**
   * Says something at once, over whoever speaks, at the usual speed.
   *
   * @return done when it has been transcribed, or the call is over
   */
  public Future<Void> say(String words) {
    return say(Utterance.of(words));
  }

  /** Says something and takes this long for it. */
  public Future<Void> say(String words, Duration length) {
    return say(Utterance.of(words).lasting(length));
  }

  /** Says something that is understood as well as it says itself. */
  public Future<Void> say(Utterance utterance) {
    return inEar(ear -> ear.say(utterance));
  }

  /** Makes a noise that sounds like speech and has no words. */
  public Future<Void> murmur() {
    return say("", MURMUR);
  }

  /**
   * Waits for silence, says something, and listens to the answer.
   *
   * @return what was heard from then until the assistant fell silent or the call was over
   */
  public Future<String> ask(String words) {
    Turn turn = new Turn(words);
    context.runOnContext(called -> turn.takePart(this));
    return turn.answer();
  }

  /** Presses one of {@code 0-9 * #}. */
  public Future<Void> press(char key) {
    return inEar(ear -> {
      ear.press(key);
      return Future.succeededFuture();
    });
  }

  public void hangUp() {
    context.runOnContext(called -> flow.callerHangsUp());
  }

  /** Cuts the relay socket without a close frame, as a network does. */
  public void dropSocket() {
    inOpenSession(session -> session.socket().drop());
  }

  /** Sends a text frame of the test's own on the relay socket, past all rules. */
  public void sendRaw(String frame) {
    inOpenSession(session -> session.socket().send(frame));
  }

  /** The same in binary. */
  public void sendRawBinary(byte[] frame) {
    inOpenSession(session -> session.socket().sendBinary(frame));
  }

  /** Reads nothing more from the relay socket and leaves it open. */
  public void muteReader() {
    inOpenSession(session -> session.socket().mute());
  }

  public String sid() {
    return leg.callSid();
  }

  public CallState state() {
    return leg.ledger().state();
  }

  /** How the call ended, once its last callback has been answered. Never fails. */
  public Future<Outcome> ended() {
    return flow.ended();
  }

  /** Whether nothing of the assistant sounds, is queued or is announced. */
  public boolean silent() {
    return leg.ledger().silent();
  }

  /** What the carrier's API does to this call. */
  public CallControl control() {
    return control;
  }

  /** What the carrier's API tells of this call. */
  public CallFacts facts() {
    return flow.standing().facts();
  }

  public CallOptions.Parties parties() {
    return leg.options().parties();
  }

  /** What an answering machine has recorded: all that was begun after its beep. */
  public String message() {
    Duration from = beep;
    return from == null
        ? ""
        : heard().stream()
            .filter(heard -> heard.from().compareTo(from) >= 0)
            .map(Heard::words)
            .collect(Collectors.joining())
            .strip();
  }

  /** Whether a relay has ever been set up in this call. */
  boolean relayed() {
    return !framesOut().isEmpty();
  }

  CallFlow flow() {
    return flow;
  }

  void recordsFromNowOn() {
    beep = leg.ledger().now();
  }

  /** What the caller really heard, in order. */
  public List<Heard> heard() {
    return copy(pages -> pages.heard);
  }

  /** The same as one text. */
  public String heardText() {
    return heard().stream().map(Heard::words).collect(Collectors.joining());
  }

  /** What the application sent on the relay socket. */
  public List<Frame> framesIn() {
    return copy(pages -> pages.in);
  }

  /** What was sent to the application on the relay socket. */
  public List<Frame> framesOut() {
    return copy(pages -> pages.out);
  }

  /** What the carrier complained about. */
  public List<Notice> notices() {
    return copy(pages -> pages.notices);
  }

  /** Every request made to the application, in the order they were answered. */
  public List<Webhook> webhooks() {
    return copy(pages -> pages.webhooks);
  }

  /** Every TwiML document, as it came. */
  public List<String> twiml() {
    return copy(pages -> pages.documents);
  }

  /** Whom the application had dialled. */
  public List<String> dials() {
    return copy(pages -> pages.dials);
  }

  /** Whom a {@code Dial} rang, and how far each of them came. */
  public List<DialLeg> dialLegs() {
    return copy(pages -> pages.legs);
  }

  /** What was recorded of the call, or is being. */
  public List<Recording> recordings() {
    return copy(pages -> pages.recordings);
  }

  /** What the caller heard besides words, in the order it ended. */
  public List<Noise> noises() {
    return copy(pages -> pages.noises);
  }

  /** The tones the caller heard, from relay messages and {@code Play digits}, as one text. */
  public String digitsHeard() {
    return noises().stream()
        .filter(noise -> noise.kind() == Noise.Kind.TONES)
        .map(Noise::what)
        .collect(Collectors.joining());
  }

  /** How many messages of the application were malformed. */
  public int malformed() {
    return leg.ledger().malformed();
  }

  /** Tells {@code watcher} everything from now on, on the call's event loop. */
  public void watch(Consumer<CallEvent> watcher) {
    leg.ledger().watch(watcher);
  }

  void unwatch(Consumer<CallEvent> watcher) {
    leg.ledger().unwatch(watcher);
  }

  private <T> List<T> copy(Function<Ledger.Pages, List<T>> page) {
    Ledger.Pages pages = leg.ledger().pages();
    return pages.copy(page.apply(pages));
  }

  private Future<Void> inEar(Function<Ear, Future<Void>> act) {
    Promise<Void> done = Promise.promise();
    flow.ended().onComplete(over -> done.tryComplete());
    context.runOnContext(called ->
        flow.unheard().hear(ear -> act.apply(ear).onComplete(over -> done.tryComplete())));
    return done.future();
  }

  private void inOpenSession(Consumer<RelaySession> act) {
    context.runOnContext(called -> flow.session().ifPresent(act));
  }
}
