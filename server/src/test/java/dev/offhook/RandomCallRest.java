package dev.offhook;

import static dev.offhook.RandomCallRecord.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.Frame;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a caller cut off without meaning to: after a cough, a nod or a key the voice goes on with
 * the very words that were thrown away, so nothing is lost.
 */
final class RandomCallRest {
  /** A held reply waits no longer than this for a caller of whom nothing more is reported. */
  private static final Duration PATIENCE = Duration.ofSeconds(11);

  private final RandomCallRecord call;
  private final List<Frame> spoken;

  RandomCallRest(RandomCallRecord call) {
    this.call = call;
    this.spoken = call.spoken().toList();
  }

  void check() {
    call.caller().cuts().forEach(this::goesOn);
  }

  private void goesOn(Duration cut) {
    var rest = call.earAt(cut).thrownAway();
    var until = meantAfter(cut);
    var more = spoken.stream().filter(it -> it.at().compareTo(cut) > 0 && talks(it)).toList();
    if (rest.isEmpty() || (!more.isEmpty() && more.getFirst().at().compareTo(until) >= 0)) {
      assertThat(rest.isEmpty() || longestQuiet(cut, until).compareTo(PATIENCE) <= 0)
          .as("'%s', thrown away at %d ms, is said again", rest, cut.toMillis())
          .isTrue();
      return;
    }
    if (more.isEmpty()) {
      return;
    }
    var said =
        words(
            spoken.stream()
                .filter(it -> it.at().compareTo(cut) > 0)
                .map(RandomCallRecord::token)
                .collect(Collectors.joining()));
    var known = Math.min(rest.size(), said.size());
    assertThat(said.subList(0, known))
        .as("what follows on what was thrown away at %d ms", cut.toMillis())
        .isEqualTo(rest.subList(0, known));
  }

  private static boolean talks(Frame frame) {
    return !OnTheWire.token(frame).isBlank();
  }

  /** The longest time in which the carrier reported nothing. */
  private Duration longestQuiet(Duration from, Duration until) {
    var longest = Duration.ZERO;
    var before = from;
    for (var report : call.caller().call().framesOut()) {
      if (report.at().compareTo(from) > 0 && report.at().compareTo(until) <= 0) {
        var quiet = report.at().minus(before);
        longest = quiet.compareTo(longest) > 0 ? quiet : longest;
        before = report.at();
      }
    }
    return longest;
  }

  /** When the caller next meant something, or the model was asked, or the line was lost. */
  private Duration meantAfter(Duration cut) {
    var words =
        call.prompts().stream()
            .filter(it -> !RandomSayings.nod(it.words()))
            .map(RandomCallRecord.Prompted::at);
    var asked = call.replies().stream().map(it -> call.at(it.request()));
    return Stream.of(words, asked, call.caller().losses().stream())
        .flatMap(each -> each)
        .filter(it -> it.compareTo(cut) >= 0)
        .min(Comparator.naturalOrder())
        .orElse(Duration.ofDays(1));
  }
}
