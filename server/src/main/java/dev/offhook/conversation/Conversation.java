package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.call.Recording;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.Prompt;
import dev.offhook.outbound.Errand;
import dev.offhook.telephony.LineEvent;
import dev.offhook.telephony.LineListener.Closing;
import dev.offhook.telephony.Switchboard.HandOverEnd;
import dev.offhook.telephony.TextLine;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Toolbox;
import dev.offhook.turn.Command;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Parting;
import dev.offhook.turn.Signal;
import dev.offhook.turn.TurnMachine;
import dev.offhook.turn.TurnState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's conversation: tells the turn machine what happens, and makes its moves against the
 * line and the model.
 *
 * <p>Everything here runs on the call's event loop; nothing is shared. It ends once, whichever way,
 * and then nothing of it is left: no timer, no generation.
 */
final class Conversation {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  /** How long a lost line is waited for; the carrier comes back within a second or two. */
  private static final Duration RECONNECT = Duration.ofSeconds(15);

  /** The longest that somebody else may have a call; the carrier ends it after four hours. */
  private static final Duration LONGEST_AWAY = Duration.ofHours(4).plusMinutes(2);

  private final CallDetails call;
  private final Assistant assistant;
  private final TurnMachine machine;
  private final Diary diary;
  private final LineSignals heard;
  private final Mouth mouth;
  private final Timers timers;
  private final Workbench tools;
  private final Replies replies;
  private final Wake wake;
  private final HandOver handOver;
  private final Consumer<CallEnd> onEnd;
  private final History history = new History();

  private TurnState state = new TurnState.Waiting();
  private TextLine line;
  private String session = "";
  private @Nullable Deadline reconnect;
  private @Nullable Parting parted; // why we hung up, once we have
  private @Nullable AwaitedHello hello;
  private boolean ended;

  Conversation(
      CallDetails call,
      Assistant assistant,
      LanguageModel model,
      TurnMachine machine,
      Diary diary,
      Timers timers,
      Toolbox toolbox,
      Destinations destinations,
      Executor loop,
      TextLine line,
      Consumer<CallEnd> onEnd) {
    this.call = call;
    this.assistant = assistant;
    this.machine = machine;
    this.diary = diary;
    this.heard = new LineSignals(call.sid(), diary);
    this.mouth = new Mouth(assistant);
    this.timers = timers;
    this.tools = new Workbench(call, assistant, toolbox, diary, history, timers, loop);
    this.handOver = new HandOver(tools, assistant, destinations);
    this.replies = new Replies(call.sid(), model, tools, diary, timers);
    this.wake = new Wake(timers, () -> tell(new Signal.Woken()));
    this.line = line;
    this.onEnd = onEnd;
  }

  /** The line is up for the first time; it speaks the first words by itself. */
  void begin(CallEvent.LineUp up) {
    session = up.session();
    diary.note(up);
    var waits = Errand.of(call).filter(Errand::awaited);
    if (waits.isPresent()) {
      hello = new AwaitedHello(waits.get().greeting(), timers, () -> state, this::tell);
      hello.begin();
      return;
    }
    tell(LineSignals.opened(assistant.opening()));
  }

  /** The line is up again, after the process that held the call had died. */
  void takeUp(Past past, CallEvent.LineUp up) {
    past.remember(history);
    var lost = past.lost(machine);
    state = lost.state();
    lost.moves().forEach(history::remember);
    diary.told(Past.LOST, lost.moves(), past.last().at());
    diary.note(new CallEvent.TakenUp());
    diary.note(up);
    session = up.session();
    tell(new Signal.LineBack(past.session().equals(session)));
  }

  /** Something happened on the line. */
  void happened(LineEvent event) {
    if (hello != null && event instanceof LineEvent.CallerSpeaking(boolean on)) {
      hello.speaking(on);
    }
    if (!ended) {
      heard.of(event).ifPresent(this::tell);
    }
  }

  /** A new line continues the call; under the same session what was queued still plays. */
  void continueOn(TextLine next, CallEvent.LineUp up) {
    line.release();
    line = next;
    var queueLives = session.equals(up.session());
    session = up.session();
    if (reconnect != null) {
      reconnect.met();
      reconnect = null;
    } else if (!queueLives) {
      tell(new Signal.LineLost(false));
    }
    diary.note(up);
    tell(new Signal.LineBack(queueLives));
  }

  /** The line is gone. */
  void lineClosed(Closing closing) {
    if (state instanceof TurnState.Away) {
      return;
    }
    switch (closing) {
      case HUNG_UP -> end(CallEnd.callerHungUp());
      case BROKEN -> awaitLine(new CallEnd(CallEnd.Reason.PROTOCOL_BROKEN, CallEnd.Party.CARRIER));
      case LOST -> awaitLine(CallEnd.lineLost());
    }
  }

  /** The caller is most likely still there, and the carrier asks how to go on. */
  private void awaitLine(CallEnd otherwise) {
    tell(new Signal.LineLost(false));
    if (!ended && !(state instanceof TurnState.Away)) {
      reconnect = Deadline.in(timers, RECONNECT, () -> end(otherwise));
    }
  }

  /** Ends the call here, once; from outside a hangup of ours looks like the caller's. */
  void end(CallEnd seen) {
    // A carrier that has lost track of the call would keep it open, and answer our pings.
    end(seen, line::release);
  }

  /** Ends the call here; the carrier, which was told what to do with it, takes the line away. */
  void leave(CallEnd end) {
    end(end, () -> Deadline.in(timers, RECONNECT, line::release));
  }

  private void end(CallEnd seen, Runnable lineAfter) {
    if (ended) {
      return;
    }
    ended = true;
    var end = parted != null && seen.equals(CallEnd.callerHungUp()) ? CallEnd.parted(parted) : seen;
    state = new TurnState.Over();
    replies.stop();
    wake.never();
    if (reconnect != null) {
      reconnect.met();
    }
    lineAfter.run();
    diary.note(new CallEvent.Ended(end));
    onEnd.accept(end);
  }

  /** A recording of the call stands like this; after its end nothing is written down of it here. */
  void recorded(Recording recording) {
    if (!ended) {
      diary.note(new CallEvent.Recorded(recording));
    }
  }

  TextLine line() {
    return line;
  }

  private void tell(Signal signal) {
    if (ended) {
      return;
    }
    var now = diary.now();
    var step = machine.step(state, signal, now);
    state = step.state();
    diary.told(signal, step.moves(), now);
    step.moves().forEach(this::make);
    if (state instanceof TurnState.Listening) {
      line.listen();
    }
    if (!ended) {
      wake.at(state.wakeAt(), diary.now());
    }
  }

  private void make(Move move) {
    switch (move) {
      case Move.RememberCaller _, Move.AmendCaller _, Move.RememberSaid _, Move.AmendSaid _ -> {
        history.remember(move);
        tools.callerSaid(move);
      }
      case Move.Generate(long number) -> {
        handOver.dropped();
        replies.start(number, this::prompt, this::tell, this::decided);
      }
      case Move.Cancel(long number) -> replies.cancel(number);
      case Move.Say _, Move.Hush _, Move.Purge _, Move.Filler _, Move.FinishTalk _ ->
          mouth.make(move, line, state instanceof TurnState.Leaving);
      case Move.Explain(_, var decision, String rule, Duration after) ->
          log.info(
              "call {} {}: {}, after {} ms", call.sid(), decision.words(), rule, after.toMillis());
      case Move.HandOver _ -> {
        handOver.begun();
        reconnect = Deadline.in(timers, LONGEST_AWAY, () -> end(CallEnd.transferred()));
        handOver.to().ifPresent(line::handOver);
      }
      case Move.HangUp(var why) -> {
        parted = why;
        line.hangUp();
      }
    }
  }

  private Prompt prompt() {
    return new Prompt(assistant, call, history.upToTheCaller(), tools.specs(), timers.wallTime());
  }

  private void decided(Reply.Decided decided) {
    switch (decided.outcome()) {
      case Outcome.Transfer transfer -> handOver.decided(decided.wish(), transfer);
      case Outcome.SendDigits(String digits) -> line.press(digits);
      case Outcome.HangUp _, Outcome.Answer _, Outcome.Failed _ -> {}
    }
  }

  /** Who takes the call over; empty while it is ours. From any thread. */
  Optional<PhoneNumber> handedTo() {
    return handOver.to();
  }

  /** The one who took the call over is done with it; unless they talked, a line comes back. */
  void handedBack(HandOverEnd how) {
    if (!(state instanceof TurnState.Away) || reconnect == null) {
      return;
    }
    if (how == HandOverEnd.TALKED) {
      end(CallEnd.transferred());
      return;
    }
    handOver.failed(how);
    reconnect.met();
    reconnect = Deadline.in(timers, RECONNECT, () -> end(CallEnd.lineLost()));
  }

  /** Somebody who is not on the phone wants something; whether it could be done. */
  boolean obey(Command command) {
    var before = state;
    tell(new Signal.Commanded(command));
    return state instanceof TurnState.Listening || !state.equals(before);
  }

  /** Somebody who is not on the phone wants the call handed over; whether it could be done. */
  boolean handOver(String name, String words) {
    return handOver.wished(name, () -> obey(new Command.Leave(words, Departure.HAND_OVER)));
  }
}
