package dev.offhook.bench.turn;

import dev.offhook.bench.micro.Bar;
import dev.offhook.turn.HeardText;
import java.text.Normalizer;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** How much of a reply of two hundred words was heard, from what the carrier reports. */
public class AlignmentBench {
  /** So often a server has aligned each by the time its code is compiled. */
  private static final int TIMES = 300;

  @Benchmark
  @Bar(nanoseconds = 50_000)
  public HeardText align(One one) {
    return one.reply.interrupted(one.report.heard, Optional.empty());
  }

  /** The report that is measured. */
  @State(Scope.Thread)
  public static class One {
    @Param private Report report = Report.CLAUSE_AT_THE_END;

    private HeardText reply = HeardText.EMPTY;

    @Setup
    public void prepare(Blackhole hole) {
      for (var each : Report.values()) {
        var sent = each.reply();
        for (var time = 0; time < TIMES; time++) {
          hole.consume(sent.interrupted(each.heard, Optional.empty()));
        }
      }
      reply = report.reply();
      check(reply.interrupted(report.heard, Optional.empty()).heardWords());
    }

    private void check(String heard) {
      if (!heard.equals(Replies.first(report.words, report.sent))) {
        throw new IllegalStateException(report + " found: " + heard);
      }
    }
  }

  /** What the carrier says was heard when the caller interrupts. */
  public enum Report {
    /** All before the last clauses was reported as played; a part of one of them was heard. */
    CLAUSE_AT_THE_END(192, Replies.ENGLISH, 189, "Should anything look"),
    /** Nothing was reported as played; the last place that fits is looked for. */
    CLAUSE_IN_THE_MIDDLE(98, Replies.ENGLISH, 0, "Wear a shirt with"),
    /** All that was heard, since the reply began. */
    EVERYTHING(190, Replies.ENGLISH, 0, Replies.first(190, Replies.ENGLISH)),
    /** Words of something else: looked for everywhere, found nowhere. */
    NOWHERE(0, Replies.ENGLISH, 0, "our table is booked until half past eight, would nine do"),
    /** A voice said every fourth word differently. */
    RESPELLED(190, Replies.ENGLISH, 0, respelled(190, Replies.ENGLISH)),
    /** It fits at every place but for its last word. */
    REPEATED(60, Replies.REPEATED, 0, Replies.first(60, Replies.REPEATED) + " tomorrow"),
    /** Reported without an accent. */
    ACCENTS(190, Replies.SPANISH, 0, unaccented(Replies.first(190, Replies.SPANISH))),
    DEVANAGARI(190, Replies.HINDI, 0, Replies.first(190, Replies.HINDI)),
    /** Sent in figures, reported in words. */
    PRICES(180, Replies.PRICES, 0, Replies.spokenPrices(30));

    private final int words;
    private final String sent;
    private final int played;
    private final String heard;

    Report(int words, String sent, int played, String heard) {
      this.words = words;
      this.sent = sent;
      this.played = played;
      this.heard = heard;
    }

    private HeardText reply() {
      return HeardText.EMPTY.say(sent).played(Replies.first(played, sent));
    }

    private static String respelled(int words, String text) {
      return Replies.first(words, text).replaceAll("((?:\\S+ ){3})\\S+", "$1xyz");
    }

    private static String unaccented(String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }
  }
}
