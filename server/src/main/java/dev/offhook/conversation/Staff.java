package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;

/** Who answers a call. */
public record Staff(Assistants assistants) {

  Assistant answering(CallDetails call) {
    return assistants.answering(call.called());
  }

  /** The one who answered before, as its file stands now; if it is gone, whoever would today. */
  public Assistant stillAnswering(CallEvent.Arrived arrived) {
    return assistants.byId(arrived.by().assistant()).orElseGet(() -> answering(arrived.details()));
  }
}
