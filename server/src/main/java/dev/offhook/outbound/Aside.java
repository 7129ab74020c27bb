package dev.offhook.outbound;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** Runs what blocks elsewhere, and brings its result back to the event loop that asked. */
public interface Aside {
  <T> CompletionStage<T> run(Callable<T> work);
}
