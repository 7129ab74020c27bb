package dev.offhook.bench.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thing a caller said, and when what became of it.
 *
 * <p>The caller's event loop and the model's write different stamps of it; each is written once and
 * read when all is over. A stamp is a {@link System#nanoTime}, 0 while it has not happened.
 */
final class Turn {

  /** How it went. */
  enum Outcome {
    /** The model's reply came, whole and in time. */
    ANSWERED,
    /** It never reached the model. */
    NOT_ASKED,
    /** No complete reply in time. */
    NOT_ANSWERED,
    /** Other words than the model's came. */
    OTHER_WORDS
  }

  private final int number;
  private final String call;
  private final long intended;
  private final StringBuilder heard = new StringBuilder();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile long sent;
  private volatile long asked;
  private volatile long firstToken;
  private volatile long firstFrame;
  private volatile long complete;

  /**
   * @param call the call's sid
   */
  Turn(int number, String call, long intended) {
    this.number = number;
    this.call = call;
    this.intended = intended;
  }

  String call() {
    return call;
  }

  long intended() {
    return intended;
  }

  /**
   * What the caller says: nobody else says it, and it is found again in what the model is asked.
   */
  String words() {
    return "Where is " + Marker.of(number) + " now, please?";
  }

  void sent(long now) {
    sent = now;
  }

  /** The model has been asked; of several times the first one counts. */
  void asked(long now) {
    if (requests.getAndIncrement() == 0) {
      asked = now;
    }
  }

  void firstToken(long now) {
    if (firstToken == 0) {
      firstToken = now;
    }
  }

  void heard(String token, long now) {
    if (firstFrame == 0 && !token.isEmpty()) {
      firstFrame = now;
    }
    heard.append(token);
  }

  void complete(long now) {
    complete = now;
  }

  boolean isComplete() {
    return complete != 0;
  }

  String heard() {
    return heard.toString();
  }

  long firstFrame() {
    return firstFrame;
  }

  /** Whether the model was asked more than once. */
  boolean askedAgain() {
    return requests.get() > 1;
  }

  Outcome outcome(String reply, Duration patience) {
    if (asked == 0) {
      return Outcome.NOT_ASKED;
    }
    if (complete == 0 || complete - intended > patience.toNanos()) {
      return Outcome.NOT_ANSWERED;
    }
    if (firstToken == 0 || firstFrame < firstToken) {
      // words from before the model's: they belong to an earlier turn that came too late
      return Outcome.OTHER_WORDS;
    }
    boolean same = heard().strip().replaceAll("\\s+", " ").equals(reply);
    return same ? Outcome.ANSWERED : Outcome.OTHER_WORDS;
  }

  /** How late the caller was, which counts against the server all the same. */
  long sendLag() {
    return sent - intended;
  }

  long toModel() {
    return asked - intended;
  }

  long toLine() {
    return firstFrame - firstToken;
  }

  /** What the server added to the time to the first token. */
  long added() {
    return toModel() + toLine();
  }
}
