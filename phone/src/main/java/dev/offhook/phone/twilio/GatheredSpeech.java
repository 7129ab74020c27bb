package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Gather;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a {@code Gather} has understood of the caller so far, and who is told of it meanwhile. */
final class GatheredSpeech {
  private static final Pattern COARSE =
      Pattern.compile("\\b(damn|shit(ty)?|fuck(ing|ed|er)?)\\b", Pattern.CASE_INSENSITIVE);
  private static final Duration LATE = Duration.ofMillis(700);

  private final Leg leg;
  private final CallFlow flow;
  private final Gather.@Nullable Speech asked;
  private final List<Utterance> understood = new ArrayList<>();
  private String partial = "";
  private int sequence;

  /**
   * @param asked null where words do not count: then nothing is ever added
   */
  GatheredSpeech(Leg leg, CallFlow flow, Gather.@Nullable Speech asked) {
    this.leg = leg;
    this.flow = flow;
    this.asked = asked;
  }

  /** Whether words have been heard, though they may not be over. */
  boolean begun() {
    return !partial.isEmpty() || complete();
  }

  /** Whether there is something that could be the answer. */
  boolean complete() {
    return !understood.isEmpty();
  }

  /** How long it has to be quiet from now until the answer is over; zero for not at all. */
  Duration silence() {
    Duration whole = asked == null ? null : asked.silence();
    if (whole == null) {
      return Duration.ZERO;
    }
    // it has been quiet already for as long as the transcription took
    Duration rest = whole.minus(leg.options().pace().transcription());
    return rest.isNegative() ? Duration.ZERO : rest;
  }

  /** These words of what the caller is saying have been understood by now. */
  void partial(String words) {
    partial = words;
    if (asked != null && asked.partial() != null) {
      tellPartial(asked, asked.partial(), words);
    }
  }

  private void tellPartial(Gather.Speech asked, Callback callback, String words) {
    int last = words.lastIndexOf(' ');
    Map<String, String> told = flow.toldNow();
    told.put("SequenceNumber", Integer.toString(sequence));
    told.put("StableSpeechResult", masked(words.substring(0, Math.max(0, last))));
    told.put("UnstableSpeechResult", masked(words.substring(last + 1)));
    told.put("Stability", "0.9");
    told.put("Language", asked.language());
    boolean late = leg.options().faults().partialsShuffled() && sequence % 2 == 0;
    Callback absolute = new Callback(flow.resolve(callback.url()), callback.method());
    flow.callbacks().tell(late ? LATE : Duration.ZERO, absolute, told);
    sequence++;
  }

  void add(Utterance utterance) {
    understood.add(utterance);
    partial = "";
  }

  /** The caller has talked for too long: what has been understood is the answer. */
  void breakOff() {
    if (!partial.isEmpty()) {
      add(Utterance.of(partial));
    }
  }

  /** Adds the answer to what the action is told. */
  void tell(Map<String, String> told) {
    String words =
        understood.stream().map(Utterance::words).collect(Collectors.joining(" ")).strip();
    told.put("SpeechResult", masked(words));
    String confidence = understood.getLast().confidence();
    if (!confidence.isEmpty()) {
      told.put("Confidence", confidence);
    }
    if (asked != null) {
      told.put("Language", asked.language());
    }
    understood.forEach(each -> leg.ledger().tell(new CallEvent.Prompted(each.words())));
  }

  private String masked(String words) {
    if (asked == null || !asked.profanityFilter()) {
      return words;
    }
    return COARSE
        .matcher(words)
        .replaceAll(match -> match.group().charAt(0) + "*".repeat(match.group().length() - 1));
  }
}
