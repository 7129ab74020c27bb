package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Dial;
import dev.offhook.phone.twilio.twiml.Gather;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Prompt;
import dev.offhook.phone.twilio.twiml.RecordMessage;
import dev.offhook.phone.twilio.twiml.Twiml;
import dev.offhook.phone.twilio.twiml.Verb;
import io.vertx.core.Future;
import java.time.Duration;
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
  private final String voiceUrl;
  private final Runnable atEnd;
  private final Webhooks webhooks;
  private final CallParameters parameters;
  private final Standing standing;
  private final Announcer announcer;
  private final Callbacks callbacks;
  private final CallRecordings recordings;
  private final Course course;
  private final Future<Outcome> ended;
  private final Unheard unheard;
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
    this.voiceUrl = voiceUrl;
    this.atEnd = atEnd == null ? () -> hangUp("the TwiML came to its end") : atEnd;
    this.webhooks = new Webhooks(leg);
    this.parameters = new CallParameters(leg);
    this.standing = new Standing(leg, new StatusCallbacks(leg, webhooks, parameters));
    this.unheard = new Unheard(standing, this::ear);
    this.announcer = new Announcer(leg, webhooks, this::applicationError);
    Course.Watcher watcher = new Course.Watcher(this::run, this::applicationError);
    this.course = new Course(leg, webhooks, parameters, standing, watcher);
    this.callbacks = new Callbacks(leg, webhooks);
    this.recordings = new CallRecordings(leg, standing, callbacks);
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

  Unheard unheard() {
    return unheard;
  }

  Callbacks callbacks() {
    return callbacks;
  }

  CallRecordings recordings() {
    return recordings;
  }

  void start() {
    standing.ring();
    begin(new Instructions.At(leg.options().urls().method(), voiceUrl), Map.of());
  }

  /** Carries out {@code instructions}; their URL is also told {@code more}. */
  void begin(Instructions instructions, Map<String, String> more) {
    switch (instructions) {
      case Instructions.At at -> {
        Duration delay = leg.options().faults().webhookDelay();
        pending = leg.time().after(delay, () -> course.begin(at, more));
      }
      case Instructions.Inline inline -> course.begin(inline, more);
    }
  }

  /** The call goes on with other instructions, whatever it is doing. */
  void divert(Instructions instructions) {
    stop();
    // nobody listens until they say so
    leg.ledger().silent(false);
    begin(instructions, Map.of());
  }

  /** The application ends the call, whatever it is doing. */
  void end(String why) {
    stop();
    standing.finish(Outcome.Reason.APPLICATION_HUNG_UP, why);
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
    leave(Outcome.Reason.CALLER_HUNG_UP);
  }

  /** The caller hangs up, or the call is ended from outside: told to whom it must be, then over. */
  void leave(Outcome.Reason why) {
    if (done()) {
      return;
    }
    standing.leave(why);
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
    if (pending != null) {
      pending.cancel();
    }
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
    if (done()) {
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

  /** One side has hung up: the action URL is told, and its answer does not matter. */
  void sayGoodbye(@Nullable Callback action, Map<String, String> told) {
    if (action == null) {
      gone();
    } else {
      webhooks.ask(action.method(), resolve(action.url()), told).onComplete(answer -> gone());
    }
  }

  /** One side has hung up, and all that had to be told about it is told. */
  void gone() {
    standing.finishGone();
  }

  void notActedOut(String name) {
    applicationError(new Notice(Notice.SCHEMA, "this phone does not act out " + name));
  }

  private void applicationError(Notice notice) {
    if (done()) {
      return;
    }
    leg.ledger().notice(notice);
    stop();
    if (standing.answered()) {
      announcer.play(
          List.of(new Prompt.Say(APOLOGY)),
          () -> standing.finish(Outcome.Reason.APPLICATION_ERROR, notice.described()));
    } else {
      standing.finish(Outcome.Reason.BUSY, notice.described());
    }
  }

  /** Whether one side has hung up, or the call is over. */
  boolean done() {
    return standing.over() || standing.gone();
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
}
