package dev.offhook.phone.time;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Event loops that count every task they are given.
 *
 * <p>That is what makes quiet provable in one round: a task that another one has posted, on any
 * loop, cannot go unnoticed.
 */
final class CountedLoops extends MultiThreadIoEventLoopGroup {

  CountedLoops(int count, ThreadFactory threads, IoHandlerFactory io, AtomicLong activity) {
    super(count, threads, io, activity);
  }

  @Override
  protected IoEventLoop newChild(
      Executor executor, IoHandlerFactory io, @Nullable Object... arguments) {
    return new CountedLoop(this, executor, io, (AtomicLong) arguments[0]);
  }

  private static final class CountedLoop extends SingleThreadIoEventLoop {
    private final @Nullable AtomicLong activity;

    CountedLoop(
        IoEventLoopGroup parent, Executor executor, IoHandlerFactory io, AtomicLong activity) {
      super(parent, executor, io);
      this.activity = activity;
    }

    @Override
    protected void addTask(Runnable task) {
      // null while the super constructor runs
      if (activity != null) {
        activity.incrementAndGet();
      }
      super.addTask(task);
    }
  }
}
