package dev.offhook.tool.mcp;

import java.util.concurrent.ThreadFactory;

/** Threads that keep no process alive. */
final class Threads {
  private Threads() {}

  static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
  }
}
