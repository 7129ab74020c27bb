package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Dial;
import dev.offhook.phone.twilio.twiml.Gather;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Prompt;
import dev.offhook.phone.twilio.twiml.RecordMessage;
import dev.offhook.phone.twilio.twiml.Twiml;
import dev.offhook.phone.twilio.twiml.Verb;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call from the first ring to its end: fetches TwiML and has it carried out, verb by verb. */
final class CallFlow {
  private static final String APOLOGY = "We are sorry, an application error has occurred. Goodbye.";

  private final Leg leg;
  private final Runnable atEnd;
  private final Webhooks webhooks;
  private final CallParameters parameters;
  private final Standing standing;
  private final Announcer announcer;
  private final Callbacks callbacks;
  private final CallRecordings recordings;
  private final Course course;
  private final Future<Outcome> ended;
  private final Deque<Consumer<Ear>> waiting = new ArrayDeque<>();
  private Deque<Verb> verbs = new ArrayDeque<>();
  private @Nullable Act act;
  private PhoneTime.@Nullable Timer pending;

  CallFlow(Leg leg, String voiceUrl) {
    this(leg, voiceUrl, null);
  }

  /**
   * @param atEnd what follows when the TwiML comes to its end; null for the end of the call
   */
  CallFlow(Leg leg, String voiceUrl, @Nullable Runnable atEnd) {
    this.leg = leg;
    this.atEnd = atEnd == null ? () -> hangUp("the TwiML came to its end") : atEnd;
    this.webhooks = new Webhooks(leg);
    this.parameters = new CallParameters(leg);
    this.standing = new Standing(leg, new StatusCallbacks(leg, webhooks, parameters));
    this.announcer = new Announcer(leg, webhooks, this::applicationError);
    Course.Watcher watcher = new Course.Watcher(this::run, this::applicationError);
    this.course = new Course(leg, webhooks, parameters, standing, voiceUrl, watcher);
    this.callbacks = new Callbacks(leg, webhooks);
    this.recordings = new CallRecordings(leg, callbacks);
    this.ended = standing.ended().compose(outcome -> callbacks.settled().map(settled -> outcome));
  }

  Future<Outcome> ended() {
    return ended;
  }

  Standing standing() {
    return standing;
  }

  Announcer announcer() {
    return announcer;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  CallRecordings recordings() {
    return recordings;
  }

  void start() {
    standing.ring();
    pending = leg.time().after(leg.options().faults().webhookDelay(), course::askVoiceUrl);
  }

  /** The application ends the call, whatever it is doing. */
  void end(String why) {
    stop();
    standing.finish(Outcome.Reason.APPLICATION_HUNG_UP, why);
  }

  /** Lets whoever listens to the caller hear it, or the next who does. */
  void inEar(Consumer<Ear> heard) {
    Optional<Ear> ear = ear();
    if (ear.isPresent()) {
      heard.accept(ear.get());
    } else if (!standing.over()) {
      waiting.add(heard);
    }
  }

  /** The same with words the caller had yet to begin when whoever listened stopped to. */
  void hearLater(Utterance utterance, Promise<Void> said) {
    inEar(ear -> ear.say(utterance).onComplete(over -> said.tryComplete()));
  }

  /** Somebody listens from now on: what has waited for that is heard. */
  void listening() {
    for (Optional<Ear> ear = ear(); ear.isPresent() && !waiting.isEmpty(); ear = ear()) {
      waiting.removeFirst().accept(ear.get());
    }
  }

  /** The assistant has said all there was, and the caller may speak. */
  void settle() {
    announcer.settled();
    leg.ledger().settle();
  }

  Optional<RelaySession> session() {
    return act instanceof RelayAct relay ? relay.session() : Optional.empty();
  }

  void callerHangsUp() {
    if (standing.over() || standing.gone()) {
      return;
    }
    standing.callerGone();
    if (pending != null) {
      pending.cancel();
    }
    announcer.cut();
    Act now = act;
    if (now != null) {
      now.callerHangsUp();
    } else {
      gone();
    }
  }

  private Optional<Ear> ear() {
    return act == null ? Optional.empty() : act.ear();
  }

  private void stop() {
    course.drop();
    announcer.cut();
    verbs.clear();
    if (act != null) {
      act.stop();
      act = null;
    }
  }

  /** Goes on with the document at {@code url}, which is absolute. */
  void fetch(String method, String url, Map<String, String> told) {
    act = null;
    course.fetch(method, url, told);
  }

  private void run(Twiml twiml) {
    verbs = new ArrayDeque<>(twiml.verbs());
    if (twiml.speaks()) {
      leg.ledger().tell(new CallEvent.Token());
    }
    next();
  }

  /** Carries out the next verb. */
  void next() {
    act = null;
    if (standing.over() || standing.gone()) {
      return;
    }
    Verb verb = verbs.poll();
    switch (verb) {
      case null -> atEnd.run();
      case Prompt prompt -> announce(List.of(prompt), this::next);
      case Gather gather -> begin(new GatherAct(leg, this, gather), GatherAct::begin);
      case RecordMessage record -> begin(new RecordAct(leg, this, record), RecordAct::begin);
      case Dial dial -> begin(new DialAct(leg, this, dial), DialAct::begin);
      case Verb.Connect connect -> begin(new RelayAct(leg, this, connect), RelayAct::begin);
      case Verb.StartRecording start -> {
        recordings.start(start.order());
        next();
      }
      case Verb.StopRecording stop -> {
        recordings.stopBackground();
        next();
      }
      case Verb.Leave leave -> next();
      case Verb.Hangup hangup -> hangUp("the assistant hung up");
      case Verb.Redirect redirect -> fetch(redirect.method(), resolve(redirect.url()), toldNow());
      case Verb.Reject reject ->
          standing.finish(Outcome.Reason.REJECTED, "the call was not taken: " + reject.reason());
      case Verb.Unsupported other -> notActedOut(other.name());
    }
  }

  private <A extends Act> void begin(A verb, Consumer<A> begin) {
    act = verb;
    begin.accept(verb);
  }

  /** Plays {@code prompts} of the current document to a caller who hears them, and goes on. */
  void announce(List<Prompt> prompts, Runnable then) {
    if (!prompts.isEmpty()) {
      leg.ledger().silent(false);
    }
    standing.answer();
    announcer.play(prompts.stream().map(this::absolute).toList(), then);
  }

  private Prompt absolute(Prompt prompt) {
    return prompt instanceof Prompt.Play play
        ? new Prompt.Play(resolve(play.source()), play.times())
        : prompt;
  }

  private void hangUp(String why) {
    standing.answer();
    standing.finish(Outcome.Reason.APPLICATION_HUNG_UP, why);
  }

  /** Asks {@code action} how the call goes on, or the next verb where there is none. */
  void goOn(@Nullable Callback action, Map<String, String> told) {
    if (action == null) {
      next();
    } else {
      fetch(action.method(), resolve(action.url()), told);
    }
  }

  /** The caller has gone: the action URL is told, and its answer does not matter. */
  void sayGoodbye(@Nullable Callback action, Map<String, String> told) {
    if (action == null) {
      gone();
    } else {
      webhooks.ask(action.method(), resolve(action.url()), told).onComplete(answer -> gone());
    }
  }

  /** The caller has gone, and all that had to be told about it is told. */
  void gone() {
    standing.finish(Outcome.Reason.CALLER_HUNG_UP, "the caller hung up");
  }

  void notActedOut(String name) {
    applicationError(new Notice(Notice.SCHEMA, "this phone does not act out " + name));
  }

  private void applicationError(Notice notice) {
    if (standing.over() || standing.gone()) {
      return;
    }
    leg.ledger().notice(notice);
    stop();
    if (standing.answered()) {
      announcer.play(
          List.of(new Prompt.Say(APOLOGY)),
          () -> standing.finish(Outcome.Reason.APPLICATION_ERROR, describe(notice)));
    } else {
      standing.finish(Outcome.Reason.BUSY, describe(notice));
    }
  }

  Map<String, String> toldNow() {
    return parameters.standard(standing.callStatus());
  }

  /** The document that is carried out. */
  String document() {
    return course.document();
  }

  String resolve(String url) {
    return course.resolve(url);
  }

  static String describe(Notice notice) {
    return notice.code() + " " + notice.text();
  }
}
