package dev.offhook.phone.call;

import dev.offhook.phone.time.PhoneTime;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Why the assistant did what it did: follows a call in the server's log, and shows each decision
 * when it is there. On an event loop, except where it says so.
 */
final class Explanations {
  private static final String MARK = "      ┆ ";
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration LAST_WORD = Duration.ofSeconds(3);

  private final CallEvents events;
  private final PhoneTime time;
  private final Consumer<String> shown;
  private final Promise<Void> done = Promise.promise();
  private long next;
  private boolean complained;
  private volatile boolean callOver;

  /**
   * @param shown shows a line
   */
  Explanations(CallEvents events, PhoneTime time, Consumer<String> shown) {
    this.events = events;
    this.time = time;
    this.shown = shown;
  }

  void begin() {
    events
        .from(next)
        .map(reply -> {
          took(reply);
          return reply;
        })
        .onFailure(failure -> troubled("the server gives no answer that can be read"));
  }

  /** The call is over: there is a last word, or none. From any thread. */
  void callOver() {
    callOver = true;
    time.after(LAST_WORD, done::tryComplete);
  }

  /** Waits for the last word of a call that is over; not on an event loop. */
  void await() {
    try {
      done.future().await(LAST_WORD.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      done.tryComplete();
    }
  }

  private void took(CallEvents.Reply reply) {
    switch (reply.status()) {
      case 200 -> show(new JsonObject(reply.body()));
      case 403 -> {
        complain("the server wants to see its OFFHOOK_API_KEY");
        done.tryComplete();
      }
      // it has not been announced yet, or was refused
      case 404 -> again();
      default -> troubled("the server answers " + reply.status());
    }
  }

  private void show(JsonObject page) {
    JsonArray all = page.getJsonArray("events");
    for (int i = 0; i < all.size(); i++) {
      String explained = all.getJsonObject(i).getString("explained");
      if (explained != null) {
        shown.accept(MARK + explained);
      }
    }
    next = page.getLong("next");
    if (page.getBoolean("over")) {
      done.tryComplete();
    } else {
      begin();
    }
  }

  private void troubled(String why) {
    if (!callOver) {
      complain(why);
    }
    again();
  }

  private void complain(String why) {
    if (!complained) {
      complained = true;
      shown.accept(MARK + "no explanations: " + why);
    }
  }

  private void again() {
    if (!done.future().isComplete()) {
      time.after(AGAIN, this::begin);
    }
  }
}
