package dev.offhook;

import static dev.offhook.RandomCallRecord.told;
import static dev.offhook.RandomCallRecord.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.ai.AiRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What must hold of every call, whatever happened in it. */
final class RandomCallClaims {
  private final RandomCallRecord call;

  RandomCallClaims(RandomCallRecord call) {
    this.call = call;
  }

  void check() {
    for (var request : requests()) {
      if (call.reported()) {
        theModelIsToldWhatWasHeard(request);
      }
      theModelIsToldWhatTheCallerSaid(request);
    }
    new RandomCallTrail(call).follow(heard());
    if (call.plan().kind().played()) {
      new RandomCallRest(call).check();
    }
  }

  /** Where nobody reports what was heard, what the server believes is followed instead. */
  private List<String> heard() {
    var requests = requests();
    return call.plan().kind().played() || requests.isEmpty()
        ? call.earAt(Duration.ofDays(1)).heard()
        : told(requests.getLast(), "assistant");
  }

  /** Those that mattered: not given up at the moment they were made, and no second try. */
  private List<AiRequest> requests() {
    var requests = new ArrayList<AiRequest>();
    for (var reply : call.replies()) {
      var request = reply.request();
      var givenUp = reply.abortedAt().filter(request.at()::equals).isPresent();
      if (!givenUp && (requests.isEmpty() || !again(requests.getLast(), request))) {
        requests.add(request);
      }
    }
    return requests;
  }

  private static boolean again(AiRequest before, AiRequest request) {
    return before.body().path("messages").equals(request.body().path("messages"));
  }

  private void theModelIsToldWhatWasHeard(AiRequest request) {
    var played = call.earAt(call.at(request)).heardAndQueued();
    assertThat(line(told(request, "assistant")))
        .as("what was heard by %d ms", call.at(request).toMillis())
        .isIn(played);
  }

  private void theModelIsToldWhatTheCallerSaid(AiRequest request) {
    var said =
        call.prompts().stream()
            .filter(it -> it.at().compareTo(call.at(request)) <= 0)
            .flatMap(it -> words(it.words()).stream())
            .filter(RandomSayings::telling)
            .toList();
    var told = told(request, "user").stream().filter(RandomSayings::telling).toList();
    assertThat(line(told))
        .as("what was said by %d ms", call.at(request).toMillis())
        .isEqualTo(line(said));
  }

  private static String line(List<String> words) {
    return String.join(" ", words);
  }
}
