package dev.offhook.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.ToolCall;
import dev.offhook.call.ToolEnd;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompt.Turn;
import dev.offhook.llm.Prompts;
import dev.offhook.privacy.Privacy;
import dev.offhook.time.HandTimers;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import dev.offhook.tool.Toolbox;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A reply whose tools take their time, fail, or are left alone by an interruption. */
class ReplyToolsTest {
  private final HandTimers timers = new HandTimers();
  private final List<LoggedEvent> log = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final List<Reply.Decided> decided = new ArrayList<>();
  private final List<Prompt> asked = new ArrayList<>();
  private final History history = new History();
  private final SlowTool slow = new SlowTool();
  private Consumer<ModelEvent> model = _ -> {};
  private final Workbench tools = workbench();
  private final Reply reply = begin();

  /** One that is done when the test says so. */
  private static final class SlowTool implements Tool {
    private final List<CompletableFuture<Outcome>> uses = new ArrayList<>();

    @Override
    public ToolSpec spec() {
      return new ToolSpec("slow", "Takes its time.", "{\"type\":\"object\"}");
    }

    @Override
    public CompletionStage<Outcome> use(ToolRequest request) {
      uses.add(new CompletableFuture<>());
      return uses.getLast();
    }
  }

  private Workbench workbench() {
    var prompt = Prompts.of("", "Hello?");
    var diary =
        Diary.begun(prompt.call().sid(), (_, event) -> log.add(event), timers, Privacy.OPEN);
    var toolbox = new Toolbox(List.of(slow));
    var bench =
        new Workbench(
            prompt.call(), prompt.assistant(), toolbox, diary, history, timers, Runnable::run);
    bench.callerSaid("Please do.");
    return bench;
  }

  private Reply begin() {
    LanguageModel scripted =
        (prompt, listener) -> {
          asked.add(prompt);
          model = listener;
          return () -> {};
        };
    var ear = new Reply.Ear(signals::add, _ -> {}, decided::add);
    return Reply.start(
        1, scripted, () -> Prompts.with(tools.specs(), history.turns()), tools, timers, ear);
  }

  private void wants(String... ids) {
    for (var id : ids) {
      model.accept(new ModelEvent.Wants(new ToolCall(id, "slow", "{\"for\":\"" + id + "\"}")));
    }
    model.accept(new ModelEvent.Finished());
  }

  private void says(String words) {
    model.accept(new ModelEvent.Words(words));
    model.accept(new ModelEvent.Finished());
  }

  private List<String> answers() {
    return history.turns().stream().map(turn -> ((Turn.Used) turn).answer()).toList();
  }

  private List<ToolEnd> ends() {
    return log.stream()
        .map(LoggedEvent::event)
        .filter(CallEvent.ToolAnswered.class::isInstance)
        .map(it -> ((CallEvent.ToolAnswered) it).end())
        .toList();
  }

  @Test
  @DisplayName(
      "while a tool is at work the caller is given a word, at once and every seven seconds")
  void theWaitForAToolIsBridged() {
    wants("a");
    assertThat(signals).containsExactly(new Signal.Working(1));

    timers.pass(Duration.ofMillis(6_999));
    assertThat(signals).hasSize(1);
    timers.pass(Duration.ofMillis(1));
    assertThat(signals).containsExactly(new Signal.Working(1), new Signal.Working(1));

    slow.uses.getFirst().complete(new Outcome.Answer("Two are left."));
    assertThat(asked).hasSize(2);
    assertThat(answers()).containsExactly("Two are left.");
    assertThat(timers.waiting()).isZero();
  }

  @Test
  @DisplayName("[B004-9] words after a tool that was used in silence begin without a blank")
  void noBlankBeforeTheFirstWord() {
    wants("a");
    slow.uses.getFirst().complete(new Outcome.Answer("Two."));
    says("Two are left.");

    assertThat(signals)
        .endsWith(
            new Signal.Generated(1, "Two are left."), new Signal.ReplyComplete(1, Departure.NONE));
  }

  @Test
  void wordsBeforeAndAfterAToolAreApart() {
    model.accept(new ModelEvent.Words("I will see."));
    wants("a");
    slow.uses.getFirst().complete(new Outcome.Answer("Two."));
    says("Two are left.");

    assertThat(signals).contains(new Signal.Generated(1, " Two are left."));
  }

  @Test
  @DisplayName("[004-20] a tool that fails: the model is told, without the technical reason")
  void aFailureIsToldToTheModel() {
    wants("a", "b");
    slow.uses.get(0).completeExceptionally(new IllegalStateException("secret"));
    assertThat(asked).as("the other one is still at work").hasSize(1);
    slow.uses.get(1).complete(new Outcome.Failed("Nobody is at home."));

    assertThat(answers())
        .containsExactly("It failed for a technical reason.", "Nobody is at home.");
    assertThat(ends()).containsExactly(ToolEnd.FAILED, ToolEnd.FAILED);
    assertThat(asked).hasSize(2);
  }

  @Test
  @DisplayName("a tool that is too slow is given up and cancelled; its late result changes nothing")
  void aToolHasADeadline() {
    wants("a");
    timers.pass(Duration.ofSeconds(10));

    assertThat(slow.uses.getFirst()).isCancelled();
    assertThat(answers()).containsExactly("It took too long and was given up.");
    assertThat(ends()).containsExactly(ToolEnd.FAILED);
    assertThat(asked).hasSize(2);
  }

  @Test
  @DisplayName("a caller who interrupts does not stop the tool: the model is told later, once")
  void anInterruptionLeavesTheToolAtWork() {
    wants("a");
    reply.cancel();
    assertThat(timers.waiting()).as("only the tool's deadline").isEqualTo(1);

    slow.uses.getFirst().complete(new Outcome.Answer("Booked."));
    assertThat(answers()).containsExactly("Booked.");
    assertThat(asked).as("a reply that was cancelled asks nothing").hasSize(1);
    assertThat(signals).containsExactly(new Signal.Working(1));
  }

  @Test
  @DisplayName("what a tool decides after an interruption is not done, and the model is told so")
  void aDecisionAfterAnInterruptionIsNotDone() {
    wants("a");
    reply.cancel();
    slow.uses.getFirst().complete(new Outcome.HangUp());

    assertThat(decided).isEmpty();
    assertThat(answers()).containsExactly("Not done: the caller went on talking.");
  }

  @Test
  @DisplayName("a model that does nothing but use tools is stopped after eight rounds")
  void aModelThatHasLostItsWayIsStopped() {
    for (int round = 0; round < 8; round++) {
      wants("c" + round);
      slow.uses.getLast().complete(new Outcome.Answer("Go on."));
    }

    assertThat(asked).hasSize(8);
    assertThat(signals.getLast()).isEqualTo(new Signal.ReplyComplete(1, Departure.NONE));
  }
}
