package dev.offhook.bench.turn;

import dev.offhook.bench.micro.Bar;
import dev.offhook.bench.turn.RecordedCall.Moment;
import dev.offhook.turn.Signal;
import dev.offhook.turn.Step;
import dev.offhook.turn.TurnMachine;
import java.util.List;
import java.util.function.Predicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A step of the turn machine: the mean over a whole call, and the mean by what it was told. */
public class StepBench {
  /** So many calls a server has seen by the time its code is compiled. */
  private static final int CALLS = 200;

  /** One step after the other, from the greeting to the goodbye, and again. */
  @Benchmark
  @Bar(nanoseconds = 1_000)
  public Step step(WholeCall call) {
    return call.told.step();
  }

  /** The steps that one kind of signal leads to. */
  @Benchmark
  public Step stepOn(OneSignal one) {
    return one.told.step();
  }

  /** All steps of a call. */
  @State(Scope.Thread)
  public static class WholeCall {
    private final Told told = new Told(moment -> true);

    @Setup
    public void compile(Blackhole hole) {
      told.steps(hole);
    }
  }

  /** The steps of a call that follow one kind of signal. */
  @State(Scope.Thread)
  public static class OneSignal {
    @Param private Kind signal = Kind.GENERATED;
    private Told told = new Told(moment -> true);

    @Setup
    public void select(Blackhole hole) {
      told.steps(hole);
      told = new Told(moment -> signal.is(moment.signal()));
    }
  }

  /** What the machine may be told. */
  public enum Kind {
    GENERATED,
    PLAYED,
    INTERRUPTED,
    PARTIAL,
    FINAL,
    OTHER;

    boolean is(Signal told) {
      return this
          == switch (told) {
            case Signal.Generated _ -> GENERATED;
            case Signal.Played _ -> PLAYED;
            case Signal.Interrupted _ -> INTERRUPTED;
            case Signal.CallerWords words -> words.settled() ? FINAL : PARTIAL;
            case Signal.Greeted _,
                Signal.Announced _,
                Signal.CallerSpeaking _,
                Signal.KeyPressed _,
                Signal.AssistantSounding _,
                Signal.Working _,
                Signal.Commanded _,
                Signal.ReplyComplete _,
                Signal.ReplyFailed _,
                Signal.LineLost _,
                Signal.LineBack _,
                Signal.Woken _ ->
                OTHER;
          };
    }
  }

  /** Moments of a call, told to the machine round and round. */
  private static final class Told {
    private final TurnMachine machine = RecordedCall.machine();
    private final List<Moment> moments;
    private int next;

    Told(Predicate<Moment> which) {
      moments = RecordedCall.of(machine).stream().filter(which).toList();
    }

    void steps(Blackhole hole) {
      for (var step = 0; step < CALLS * moments.size(); step++) {
        hole.consume(step());
      }
    }

    Step step() {
      var moment = moments.get(next);
      next = next + 1 == moments.size() ? 0 : next + 1;
      return machine.step(moment.state(), moment.signal(), moment.now());
    }
  }
}
