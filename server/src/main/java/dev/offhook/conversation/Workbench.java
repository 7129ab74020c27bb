package dev.offhook.conversation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.offhook.assistant.Assistant;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import dev.offhook.call.ToolCall;
import dev.offhook.call.ToolEnd;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import dev.offhook.tool.CheckedTool;
import dev.offhook.tool.CheckedTool.Arguments;
import dev.offhook.tool.Outcome;
import dev.offhook.tool.Tool;
import dev.offhook.tool.ToolRequest;
import dev.offhook.tool.ToolSpec;
import dev.offhook.tool.Toolbox;
import dev.offhook.turn.Move;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a call's tools are used: what the model wants is looked at, done once and in time, written
 * down, and answered, whatever it is.
 *
 * <p>Lives on the call's event loop. A tool that is running when its reply is cancelled runs on: it
 * may have done something, and the model will be told so.
 */
final class Workbench {
  private static final Logger log = LoggerFactory.getLogger(Workbench.class);

  /** A model needs no more of an answer, and a call is not billed by it. */
  private static final int LONGEST_ANSWER = 8 * 1024;

  private final CallDetails call;
  private final Assistant assistant;
  private final Toolbox toolbox;
  private final Diary diary;
  private final History history;
  private final Timers timers;
  private final Executor loop;
  private final Permission permission = new Permission();

  Workbench(
      CallDetails call,
      Assistant assistant,
      Toolbox toolbox,
      Diary diary,
      History history,
      Timers timers,
      Executor loop) {
    this.call = call;
    this.assistant = assistant;
    this.toolbox = toolbox;
    this.diary = diary;
    this.history = history;
    this.timers = timers;
    this.loop = loop;
  }

  List<ToolSpec> specs() {
    return toolbox.specs();
  }

  /** What the caller said or meant, if the move tells it: permission goes by that. */
  void callerSaid(Move move) {
    if (move instanceof Move.RememberCaller(String words)) {
      permission.turn(words);
    } else if (move instanceof Move.AmendCaller(String words)) {
      permission.amend(words);
    }
  }

  /**
   * Has a tool used.
   *
   * @param reply the number of the reply in which the model wants it
   * @param words what the model generated just before
   * @param done what was decided; runs once, before this returns or later
   */
  void use(long reply, String words, ToolCall wish, Consumer<Outcome> done) {
    diary.note(new CallEvent.ToolCalled(reply, wish));
    history.wanted(words, wish);
    var tool = toolbox.find(wish.name()).orElse(null);
    if (tool == null) {
      settle(wish, ToolEnd.REFUSED, new Outcome.Failed(unknown()), done);
      return;
    }
    switch (tool.check(wish.arguments())) {
      case Arguments.Bad(String why) ->
          settle(wish, ToolEnd.REFUSED, new Outcome.Failed(why), done);
      case Arguments.Good(var arguments) ->
          permission
              .refusal(wish, arguments, tool.tool().manner())
              .ifPresentOrElse(
                  why -> settle(wish, ToolEnd.REFUSED, new Outcome.Failed(why), done),
                  () -> run(wish, tool, new ToolRequest(call, assistant, arguments), done));
    }
  }

  /** The console hands the call over; in the history it looks as if the model had. */
  ToolCall byOperator(Outcome.Transfer transfer) {
    var arguments = JsonNodeFactory.instance.objectNode().put("to", transfer.name()).toString();
    var wish = new ToolCall("console-" + diary.events(), "transfer_call", arguments);
    diary.note(new CallEvent.ToolCalled(-1, wish));
    history.wanted("", wish);
    answer(wish, ToolEnd.DONE, transfer.told());
    return wish;
  }

  private String unknown() {
    return toolbox.names().isEmpty()
        ? "There are no tools."
        : "There is no such tool. There are: " + String.join(", ", toolbox.names()) + ".";
  }

  private void run(
      ToolCall wish, CheckedTool checked, ToolRequest request, Consumer<Outcome> done) {
    new Run(wish, checked.tool(), done).start(request);
  }

  /** What was decided cannot be carried out any more. */
  void inVain(ToolCall wish) {
    answer(wish, ToolEnd.REFUSED, "Not done: the caller went on talking.");
  }

  /** What was decided turned out otherwise. */
  void answer(ToolCall wish, ToolEnd end, String told) {
    var answer = told.length() <= LONGEST_ANSWER ? told : told.substring(0, LONGEST_ANSWER) + " …";
    diary.note(new CallEvent.ToolAnswered(wish.id(), end, answer));
    history.answered(wish.id(), answer);
  }

  private void settle(ToolCall wish, ToolEnd end, Outcome outcome, Consumer<Outcome> done) {
    answer(wish, end, outcome.told());
    done.accept(outcome);
  }

  /** One tool at work, until it is done or its time is over. */
  private final class Run {
    private final ToolCall wish;
    private final Tool tool;
    private final Consumer<Outcome> done;
    private final Duration began = timers.uptime();
    private boolean over;

    Run(ToolCall wish, Tool tool, Consumer<Outcome> done) {
      this.wish = wish;
      this.tool = tool;
      this.done = done;
    }

    void start(ToolRequest request) {
      CompletionStage<Outcome> work;
      try {
        work = tool.use(request);
      } catch (RuntimeException broken) {
        failed(broken);
        return;
      }
      var late =
          Deadline.in(
              timers,
              tool.manner().deadline(),
              () -> {
                // In this order: a future that is cancelled tells of it at once, as a failure
                end(ToolEnd.FAILED, new Outcome.Failed("It took too long and was given up."));
                work.toCompletableFuture().cancel(true);
              });
      work.whenComplete((outcome, failure) ->
          loop.execute(() -> {
            late.met();
            if (failure != null) {
              failed(failure);
            } else {
              end(endOf(outcome), outcome);
            }
          }));
    }

    private void failed(Throwable failure) {
      if (!over) {
        log.warn(
            "call {} tool {} failed: {}",
            call.sid(),
            tool.spec().name(),
            failure.getClass().getSimpleName());
      }
      end(ToolEnd.FAILED, new Outcome.Failed("It failed for a technical reason."));
    }

    private void end(ToolEnd end, Outcome outcome) {
      if (over) {
        return;
      }
      over = true;
      log.info(
          "call {} tool {}: {} after {} ms",
          call.sid(),
          tool.spec().name(),
          end,
          timers.uptime().minus(began).toMillis());
      settle(wish, end, outcome, done);
    }
  }

  private static ToolEnd endOf(Outcome outcome) {
    return outcome instanceof Outcome.Failed ? ToolEnd.FAILED : ToolEnd.DONE;
  }
}
