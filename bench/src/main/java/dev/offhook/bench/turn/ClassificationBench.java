package dev.offhook.bench.turn;

import dev.offhook.bench.micro.Bar;
import dev.offhook.turn.Interjection;
import dev.offhook.turn.Interjection.Rule;
import dev.offhook.turn.InterjectionRules;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What words over the assistant mean, from the text of a settled transcript to the verdict. */
public class ClassificationBench {
  /** So often a server has judged each by the time its code is compiled. */
  private static final int TIMES = 1_500;

  private static final InterjectionRules RULES = InterjectionRules.with(List.of("cut it short"));

  private static final List<Utterance> UTTERANCES =
      List.of(
          new Utterance("en", Kind.BACKCHANNEL, "Uh-huh, yeah, okay, right."),
          new Utterance("en", Kind.STOP, "Okay, yeah, well, please hold on a second."),
          new Utterance("en", Kind.QUESTION, "And what time do you open on Sundays"),
          new Utterance(
              "en",
              Kind.CONTENT,
              "Well, my daughter fell off her bicycle yesterday, and since this morning her left"
                  + " wrist hurts whenever she moves it, so somebody ought to have a look at that"
                  + " before the weekend."),
          new Utterance("de", Kind.BACKCHANNEL, "Mhm, ja genau, alles klar, okay."),
          new Utterance("de", Kind.STOP, "Ja, also, ähm, warten Sie bitte kurz."),
          new Utterance("de", Kind.QUESTION, "Und was kostet das für ein Kind über zwölf"),
          new Utterance(
              "de",
              Kind.CONTENT,
              "Also, meine Tochter ist gestern vom Fahrrad gefallen, und seit heute früh tut ihr"
                  + " das linke Handgelenk bei jeder Bewegung weh, deshalb müsste das vor dem"
                  + " Wochenende noch jemand ansehen, möglichst gegen fünf."),
          new Utterance("hi", Kind.BACKCHANNEL, "हाँ जी, ठीक है, समझ गया।"),
          new Utterance("hi", Kind.STOP, "अच्छा, हाँ, प्लीज़ एक मिनट रुकिए।"),
          new Utterance("hi", Kind.QUESTION, "और कितने बजे खुलते हैं रविवार को"),
          new Utterance(
              "hi",
              Kind.CONTENT,
              "वैसे मेरी बेटी कल साइकिल से गिर गई थी, और आज सुबह से उसकी बाईं कलाई हिलाते ही दर्द"
                  + " करती है, इसलिए हफ़्ते के आख़िर से पहले किसी डॉक्टर साहब का उसे देख लेना"
                  + " अच्छा रहेगा।"));

  @Benchmark
  @Bar(nanoseconds = 5_000)
  public Interjection classify(One one) {
    return judge(one.utterance);
  }

  private static Interjection judge(Utterance said) {
    return RULES.judge(said.words, said.language, false, true);
  }

  /** The utterance that is measured. */
  @State(Scope.Thread)
  public static class One {
    @Param({"en", "de", "hi"})
    private String language = "en";

    @Param private Kind kind = Kind.BACKCHANNEL;

    private Utterance utterance = UTTERANCES.getFirst();

    @Setup
    public void select(Blackhole hole) {
      for (var time = 0; time < TIMES; time++) {
        for (var each : UTTERANCES) {
          hole.consume(judge(each));
        }
      }
      utterance =
          UTTERANCES.stream()
              .filter(each -> each.kind == kind && each.language.equals(language))
              .findFirst()
              .orElseThrow();
      check(judge(utterance));
    }

    private void check(Interjection judged) {
      if (judged.rule() != kind.rule) {
        throw new IllegalStateException(utterance + " was taken for " + judged);
      }
    }
  }

  /** What callers say over an assistant. */
  public enum Kind {
    BACKCHANNEL(Rule.BACKCHANNEL),
    STOP(Rule.STOP_PHRASE),
    /** Without a mark, as most transcripts have it: only its words tell. */
    QUESTION(Rule.QUESTION_WORD),
    /** About thirty words, none of which decides anything by itself. */
    CONTENT(Rule.CONTENT);

    private final Rule rule;

    Kind(Rule rule) {
      this.rule = rule;
    }
  }

  private record Utterance(String language, Kind kind, String words) {}
}
