package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.outbound.Errand;

/** Who answers a call. */
public record Staff(Assistants assistants) {

  Assistant answering(CallDetails call) {
    return Errand.of(call)
        .flatMap(errand -> assistants.byId(errand.assistant()).map(errand::brief))
        .orElseGet(() -> assistants.answering(call.called()));
  }

  /** The one who answered before, as its file stands now; if it is gone, whoever would today. */
  public Assistant stillAnswering(CallEvent.Arrived arrived) {
    return assistants
        .byId(arrived.by().assistant())
        .map(usual -> Errand.of(arrived.details()).map(errand -> errand.brief(usual)).orElse(usual))
        .orElseGet(() -> answering(arrived.details()));
  }
}
