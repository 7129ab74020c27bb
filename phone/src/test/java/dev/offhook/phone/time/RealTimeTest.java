package dev.offhook.phone.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RealTimeTest {

  private final Vertx vertx = Vertx.vertx();
  private final PhoneTime time = new RealTime(vertx);

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  @Test
  void aTaskRunsNotBeforeItsTime() throws Exception {
    CompletableFuture<Duration> ran = new CompletableFuture<>();
    Duration asked = time.uptime();

    time.after(Duration.ofMillis(20), () -> ran.complete(time.uptime()));

    assertThat(ran.get(60, TimeUnit.SECONDS).minus(asked)).isGreaterThan(Duration.ofMillis(19));
  }

  @Test
  void aTaskRunsOnTheContextThatPutItOff() throws Exception {
    CompletableFuture<Context> ran = new CompletableFuture<>();
    Context context = vertx.getOrCreateContext();

    context.runOnContext(
        started -> time.after(Duration.ZERO, () -> ran.complete(Vertx.currentContext())));

    assertThat(ran.get(60, TimeUnit.SECONDS)).isSameAs(context);
  }

  @Test
  void aCancelledTaskDoesNotRun() throws Exception {
    AtomicBoolean ran = new AtomicBoolean();
    CompletableFuture<Void> later = new CompletableFuture<>();
    vertx
        .getOrCreateContext()
        .runOnContext(started -> {
          PhoneTime.Timer timer = time.after(Duration.ofMillis(5), () -> ran.set(true));
          time.after(Duration.ofMillis(20), () -> later.complete(null));
          timer.cancel();
          timer.cancel();
        });

    later.get(60, TimeUnit.SECONDS);
    assertThat(ran).isFalse();
  }
}
