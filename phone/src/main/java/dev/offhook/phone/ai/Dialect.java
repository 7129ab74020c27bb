package dev.offhook.phone.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One provider's protocol: what it accepts, and how it says what a script wants said. */
interface Dialect {

  /** What is wrong with the request, in the provider's words. */
  Optional<Refusal> objection(AiRequest request);

  /** The body of an error answer. */
  JsonNode errorBody(Refusal refusal);

  /** A new reply; not shared, since some protocols number what they send. */
  Utterance utterance(AiRequest request);

  /** How one reply is put into events. */
  interface Utterance {

    /** What every reply begins with. */
    List<Sse> opening();

    List<Sse> text(String token);

    List<Sse> tool(Step.CallTool call);

    List<Sse> odd(Step.Oddity oddity);

    List<Sse> failure(String type, String message);

    /** What every complete reply ends with. */
    List<Sse> closing(String reason);

    /** A reply from its beginning, all at once. */
    default List<Sse> atOnce(String text, List<Step.CallTool> calls) {
      List<Sse> events = new ArrayList<>(opening());
      if (!text.isEmpty()) {
        events.addAll(text(text));
      }
      calls.forEach(call -> events.addAll(tool(call)));
      return events;
    }
  }
}
