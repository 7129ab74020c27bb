package dev.offhook.turn;

import dev.offhook.turn.Move.AmendCaller;
import dev.offhook.turn.Move.AmendSaid;
import dev.offhook.turn.Move.Cancel;
import dev.offhook.turn.Move.Filler;
import dev.offhook.turn.Move.FinishTalk;
import dev.offhook.turn.Move.Say;
import dev.offhook.turn.TurnState.CutOff;
import dev.offhook.turn.TurnState.Held;
import dev.offhook.turn.TurnState.Speaking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The assistant has the floor, or is about to take it. */
final class SpeakingRules {
  private final Turns turns;

  SpeakingRules(Turns turns) {
    this.turns = turns;
  }

  Step step(Speaking state, Signal signal, Duration now) {
    return switch (signal) {
      case Signal.Generated(long reply, String words) when reply == state.talk().reply() ->
          generated(state, words, now);
      case Signal.ReplyComplete(long reply, boolean leaving) when reply == state.talk().reply() ->
          complete(state, leaving, now);
      case Signal.ReplyFailed(long reply) when reply == state.talk().reply() -> failed(state, now);
      case Signal.CallerWords heard -> words(state, heard, now);
      case Signal.CallerSpeaking(boolean on) ->
          Step.to(state.with(state.course().caller().speaking(on, now)));
      case Signal.Interrupted(String heard, var into) -> interrupted(state, heard, into, now);
      case Signal.Played(String words) -> settle(state, state.talk().played(words, now), now);
      case Signal.AssistantSounding(boolean on) ->
          on ? Step.to(state) : settle(state, state.talk().silenced(now), now);
      case Signal.Woken _ -> woken(state, now);
      case Signal.LineLost _ -> lost(state, now);
      case Signal.Greeted _,
          Signal.KeyPressed _,
          Signal.Generated _,
          Signal.ReplyComplete _,
          Signal.ReplyFailed _,
          Signal.LineBack _ ->
          Step.to(state);
    };
  }

  /** A caller who is still speaking is not talked over: the words are kept for a moment. */
  private Step generated(Speaking state, String words, Duration now) {
    var talk = state.talk();
    if (!talk.kept().isEmpty() || (talk.unspoken() && state.callerSpeaks(now))) {
      return Step.to(state.with(talk.keeps(words)));
    }
    return Step.to(state.with(talk.sends(words, now)).withoutFiller(), new Say(words));
  }

  private Step complete(Speaking state, boolean leaving, Duration now) {
    var talk = state.talk();
    var moves = new ArrayList<Move>();
    if ((leaving && !talk.kept().isEmpty()) || (talk.rest().isBlank() && talk.unspoken())) {
      var words = talk.unspoken() && talk.kept().isBlank() ? lastWords(leaving) : talk.kept();
      talk = talk.keepsNothing().sends(words, now);
      moves.add(new Say(words));
    }
    talk = talk.completed(leaving);
    if (talk.kept().isEmpty()) {
      talk = talk.closed();
      moves.add(new FinishTalk());
    }
    return leaving
        ? new Step(Turns.leaving(talk, now), moves)
        : new Step(state.with(talk).withoutFiller(), moves);
  }

  private String lastWords(boolean leaving) {
    var phrases = turns.policy().phrases();
    return leaving ? phrases.goodbye() : phrases.nothing();
  }

  private Step failed(Speaking state, Duration now) {
    var trouble = turns.policy().phrases().trouble();
    var talk = state.talk();
    var words = talk.unspoken() && talk.kept().isEmpty() ? trouble : talk.kept() + " " + trouble;
    return Step.to(
        state.with(talk.keepsNothing().sends(words, now).completed(false).closed()).withoutFiller(),
        new Say(words),
        new FinishTalk());
  }

  private Step words(Speaking state, Signal.CallerWords heard, Duration now) {
    if (heard.words().isBlank()) {
      return Step.to(state);
    }
    var judged = turns.judge(heard.words(), heard.language(), heard.settled(), state.talk());
    var known = state.with(state.course().caller().speaking(!heard.settled(), now));
    var step =
        switch (judged) {
          case Interjection.Unsettled _ -> Step.to(known);
          case Interjection.Stop stop -> stop(known, heard, stop.rest(), now);
          case Interjection.NewTurn _ -> turn(known, heard.words(), now);
          case Interjection.Backchannel _ -> Step.to(known);
          case Interjection.InDoubt _ ->
              fragment(known, now)
                  ? turns.sameTurn(known, heard.words(), now)
                  : Step.to(known.with(known.course().caller().saidAside(heard.words())));
        };
    return step.because(judged, Duration.ZERO);
  }

  /** A stop word that has already stopped the assistant stops it once; its final text is kept. */
  private Step stop(Speaking state, Signal.CallerWords heard, String rest, Duration now) {
    if (!state.course().caller().stopped()) {
      return turns.stop(state.course(), state.talk(), false, heard, rest, now);
    }
    if (!heard.settled()) {
      return Step.to(state);
    }
    var calm = state.with(state.course().caller().stoppedEarly(false));
    return rest.isBlank()
        ? Step.to(calm, new AmendCaller(heard.words().strip()))
        : turns.newTurn(calm.course(), calm.talk(), false, heard.words(), now);
  }

  private Step turn(Speaking state, String words, Duration now) {
    return fragment(state, now)
        ? turns.sameTurn(state, words, now)
        : turns.newTurn(state.course(), state.talk(), false, words, now);
  }

  /** Until the caller has heard any of the reply, more words belong to the turn it answers. */
  private boolean fragment(Speaking state, Duration now) {
    var talk = state.talk();
    var justNow = state.course().caller().settledAt().plus(turns.policy().fragmentPause());
    return !talk.complete()
        && talk.reply() == state.course().reply()
        && (talk.unspoken() || now.compareTo(justNow) <= 0);
  }

  private Step interrupted(Speaking state, String heard, Optional<Duration> into, Duration now) {
    var course = state.course();
    var before = course.before();
    if (state.talk().unspoken() && !before.empty()) {
      var upTo = before.interrupted(heard, into);
      return Step.to(state.with(course.settledBefore()), new AmendSaid(upTo.heardWords()));
    }
    var stopped = state.talk().stopped(state.talk().text().interrupted(heard, into), now);
    var moves = stopped.open() ? List.<Move>of(new FinishTalk()) : List.<Move>of();
    var resumeAt = turns.policy().resumeAt(course.caller(), now);
    return new Step(new Held(course, stopped.closed(), now, resumeAt), moves);
  }

  /** When all has been said, the floor is the caller's. */
  private Step settle(Speaking state, Talk talk, Duration now) {
    return talk.silentBy(now)
        ? Step.to(turns.listen(state.course(), talk, state.asked(), now))
        : Step.to(state.with(talk));
  }

  private Step woken(Speaking state, Duration now) {
    var talk = state.talk();
    if (state.course().over(now)) {
      return turns.timeIsUp(state.course(), talk, now);
    }
    if (!talk.kept().isEmpty() && now.compareTo(state.releaseAt()) >= 0) {
      return release(state, now);
    }
    if (state.fillerAt().isPresent() && talk.unspoken()) {
      return Step.to(state.withoutFiller(), new Filler(turns.policy().filler(talk.reply())));
    }
    return settle(state, talk, now);
  }

  private Step release(Speaking state, Duration now) {
    var words = state.talk().kept();
    var talk = state.talk().keepsNothing().sends(words, now);
    return talk.complete()
        ? Step.to(state.with(talk.closed()), new Say(words), new FinishTalk())
        : Step.to(state.with(talk), new Say(words));
  }

  private static Step lost(Speaking state, Duration now) {
    var talk = state.talk();
    var cut = new CutOff(state.course(), talk, !talk.silentBy(now));
    return talk.complete() ? Step.to(cut) : Step.to(cut, new Cancel(talk.reply()));
  }
}
