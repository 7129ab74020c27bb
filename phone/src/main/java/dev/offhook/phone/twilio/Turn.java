package dev.offhook.phone.twilio;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Consumer;

/** One question of a polite caller, and the answer. On the call's event loop. */
final class Turn {
  private final String words;
  private final Promise<String> answer = Promise.promise();
  private final StringBuilder heard = new StringBuilder();
  private Stage stage = Stage.WAITING;

  private enum Stage {
    WAITING,
    ASKING,
    LISTENING
  }

  Turn(String words) {
    this.words = words;
  }

  Future<String> answer() {
    return answer.future();
  }

  void takePart(SimulatedCall call) {
    Consumer<CallEvent> watcher = event -> happened(call, event);
    call.watch(watcher);
    answer.future().onComplete(told -> call.unwatch(watcher));
    call.ended().onSuccess(outcome -> answer.tryComplete(heard.toString()));
    if (call.state() == CallState.CONNECTED && call.silent()) {
      speakUp(call);
    }
  }

  private void happened(SimulatedCall call, CallEvent event) {
    switch (event) {
      case CallEvent.Silent silent -> silence(call);
      case CallEvent.Turned turned -> {
        if (turned.state() == CallState.CONNECTED && call.silent()) {
          speakUp(call);
        }
      }
      case CallEvent.Prompted prompted -> {
        if (stage == Stage.ASKING && prompted.words().equals(words)) {
          stage = Stage.LISTENING;
        }
      }
      case CallEvent.Spoken spoken -> {
        if (stage == Stage.LISTENING) {
          heard.append(spoken.heard().words());
        }
      }
      case CallEvent.Speaking e -> {}
      case CallEvent.Token e -> {}
      case CallEvent.Interrupted interrupted -> {
        if (stage == Stage.LISTENING) {
          answer.tryComplete(heard.toString());
        }
      }
      case CallEvent.Noticed e -> {}
      case CallEvent.Over e -> {}
    }
  }

  private void silence(SimulatedCall call) {
    switch (stage) {
      case WAITING -> speakUp(call);
      case ASKING -> {}
      case LISTENING -> answer.tryComplete(heard.toString());
    }
  }

  private void speakUp(SimulatedCall call) {
    if (stage == Stage.WAITING) {
      stage = Stage.ASKING;
      call.say(words);
    }
  }
}
