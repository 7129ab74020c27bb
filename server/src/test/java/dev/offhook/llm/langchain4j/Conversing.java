package dev.offhook.llm.langchain4j;

import dev.offhook.call.ToolCall;
import dev.offhook.call.Usage;
import dev.offhook.llm.LanguageModel;
import dev.offhook.llm.LanguageModel.Generation;
import dev.offhook.llm.ModelEvent;
import dev.offhook.llm.ModelEvent.Failed;
import dev.offhook.llm.ModelEvent.Used;
import dev.offhook.llm.ModelEvent.Wants;
import dev.offhook.llm.ModelEvent.Words;
import dev.offhook.llm.ModelFailure;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.langchain4j.StandInProvider.Waiting;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A call's side of a reply: asks on an event loop of its own, checks what a listener may rely on.
 */
final class Conversing {
  private final Context loop;
  private final BlockingQueue<ModelEvent> heard = new LinkedBlockingQueue<>();
  private final List<Usage> uses = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Generation generation;
  private volatile boolean returned;

  private Conversing(Context loop, LanguageModel model, Prompt prompt) {
    this.loop = loop;
    var started = new CompletableFuture<Generation>();
    loop.runOnContext(_ -> {
      try {
        var reply = model.reply(prompt, this::hear);
        returned = true;
        started.complete(reply);
      } catch (RuntimeException e) {
        started.completeExceptionally(e);
      }
    });
    generation = Waiting.of(started);
  }

  static Conversing ask(Vertx vertx, LanguageModel model, Prompt prompt) {
    return new Conversing(vertx.getOrCreateContext(), model, prompt);
  }

  static Conversing ask(Context loop, LanguageModel model, Prompt prompt) {
    return new Conversing(loop, model, prompt);
  }

  /** Asks and has a change of mind at once, before anything can have been sent. */
  static List<ModelEvent> askAndCancel(Vertx vertx, LanguageModel model, Prompt prompt) {
    var loop = vertx.getOrCreateContext();
    var heard = new ArrayList<ModelEvent>();
    var done = new CompletableFuture<Void>();
    loop.runOnContext(_ -> {
      model.reply(prompt, heard::add).cancel();
      vertx.setTimer(300, _ -> done.complete(null));
    });
    Waiting.of(done);
    return heard;
  }

  private void hear(ModelEvent event) {
    if (!returned) {
      broken.add("told before reply returned: " + event);
    }
    if (!loop.equals(Vertx.currentContext())) {
      broken.add("told on another context: " + event);
    }
    if (event instanceof Used(Usage usage)) {
      uses.add(usage);
    } else {
      heard.add(event);
    }
  }

  /** What was told so far to have been used. */
  List<Usage> uses() {
    var told = new CompletableFuture<List<Usage>>();
    loop.runOnContext(_ -> told.complete(List.copyOf(uses)));
    return Waiting.of(told);
  }

  ModelEvent next() {
    return Waiting.next("an event", heard);
  }

  /** All that was told until the end, the end included. */
  List<ModelEvent> untilTheEnd() {
    var all = new ArrayList<ModelEvent>();
    do {
      all.add(next());
    } while (all.getLast() instanceof Words || all.getLast() instanceof Wants);
    assertKept();
    return all;
  }

  /** The words in one piece; fails when the reply did. */
  String words() {
    var all = untilTheEnd();
    if (all.getLast() instanceof Failed failed) {
      throw new AssertionError("the reply failed: " + failed);
    }
    return joined(all);
  }

  static String joined(List<ModelEvent> events) {
    var words = new StringBuilder();
    for (var event : events) {
      if (event instanceof Words(String text)) {
        words.append(text);
      }
    }
    return words.toString();
  }

  /** What was wanted of tools; fails when the reply did. */
  List<ToolCall> wanted() {
    var all = untilTheEnd();
    if (all.getLast() instanceof Failed failed) {
      throw new AssertionError("the reply failed: " + failed);
    }
    return all.stream().filter(Wants.class::isInstance).map(it -> ((Wants) it).call()).toList();
  }

  ModelFailure failure() {
    if (untilTheEnd().getLast() instanceof Failed(ModelFailure failure)) {
      return failure;
    }
    throw new AssertionError("the reply did not fail");
  }

  /** Cancels on the call's event loop, and says when. */
  long cancel() {
    var at = new CompletableFuture<Long>();
    loop.runOnContext(_ -> {
      at.complete(System.nanoTime());
      generation.cancel();
    });
    return Waiting.of(at);
  }

  /** Whatever was told and not yet asked for. */
  List<ModelEvent> rest() {
    var settled = new CompletableFuture<Void>();
    loop.runOnContext(_ -> settled.complete(null));
    Waiting.of(settled);
    var rest = new ArrayList<ModelEvent>();
    heard.drainTo(rest);
    assertKept();
    return rest;
  }

  private void assertKept() {
    if (!broken.isEmpty()) {
      throw new AssertionError(broken.toString());
    }
  }
}
