package dev.offhook.privacy;

import dev.offhook.call.CallEvent;
import dev.offhook.call.LoggedEvent;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be written down of one call: events go in as they happen and come out as they are kept,
 * numbered. Nothing that is to be illegible comes out first and is taken back later.
 *
 * <p>What the model generates waits while it ends in digits, until it is known what they become;
 * events behind it wait as well, for seconds at the most. What the caller says does not wait: a
 * number that ends an utterance and might go on in the next is masked at once, and once the caller
 * speaks of something else {@link CallEvent.Unmasked} tells what it was. One thread at a time.
 */
public final class Discretion {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final int MOST_WAITING = 256;

  private final Privacy privacy;
  private final Secrets secrets = new Secrets();
  private final Trail trail = new Trail();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final List<LoggedEvent> masked = new ArrayList<>();
  private final List<LoggedEvent> out = new ArrayList<>();
  private ReplyText reply;
  private boolean midUtterance;
  private long next;

  /** An event, and where it is part of a reply, which one. */
  private record Waiting(CallEvent event, Duration at, ReplyText.@Nullable Part part) {}

  /**
   * @param next the number of the first event
   */
  public Discretion(Privacy privacy, long next) {
    this.privacy = privacy;
    this.next = next;
    this.reply = new ReplyText(privacy.redaction(), secrets);
  }

  /** The number of the event that is written down next. */
  public long next() {
    return next;
  }

  /** Something happened; gives what is to be written down now, in order. */
  public List<LoggedEvent> happened(CallEvent event, Duration at) {
    out.clear();
    if (privacy.redaction().idle()) {
      write(event, at);
    } else {
      listen(event);
      waiting.add(new Waiting(event, at, part(event)));
      limit(at);
      release();
    }
    return List.copyOf(out);
  }

  /** Looks what the event tells of the words that wait. */
  private void listen(CallEvent event) {
    switch (event) {
      case CallEvent.Told(Signal.CallerWords(String words, _, boolean settled)) -> {
        var _ = covered(words);
        midUtterance = !settled && !privacy.redaction().others().isEmpty();
      }
      case CallEvent.Told(Signal.ReplyComplete _) -> reply.finish();
      case CallEvent.Told(Signal.ReplyFailed _), CallEvent.Made(Move.Cancel _) -> reply.breakOff();
      case CallEvent.Made(Move.Generate _) -> {
        reply.breakOff();
        reply = new ReplyText(privacy.redaction(), secrets);
        midUtterance = false;
      }
      case CallEvent.Told(Signal.LineLost _) -> midUtterance = false;
      case CallEvent.Ended _ -> {
        reply.breakOff();
        midUtterance = false;
      }
      case CallEvent.Arrived _,
          CallEvent.LineUp _,
          CallEvent.Told _,
          CallEvent.Passed _,
          CallEvent.Made _,
          CallEvent.Recognised _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Stumbled _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Unmasked _ -> {}
    }
  }

  private ReplyText.@Nullable Part part(CallEvent event) {
    return switch (event) {
      case CallEvent.Passed(_, String words) -> reply.add(words);
      case CallEvent.Told(Signal.Generated(_, String words)) -> reply.add(words);
      case CallEvent.Arrived _,
          CallEvent.LineUp _,
          CallEvent.Told _,
          CallEvent.Made _,
          CallEvent.Recognised _,
          CallEvent.ToolCalled _,
          CallEvent.ToolAnswered _,
          CallEvent.Stumbled _,
          CallEvent.Used _,
          CallEvent.Recorded _,
          CallEvent.TakenUp _,
          CallEvent.Unmasked _,
          CallEvent.Ended _ ->
          null;
    };
  }

  private void limit(Duration now) {
    var since = waiting.getFirst().at();
    if (waiting.size() > MOST_WAITING || now.minus(since).compareTo(LONGEST_WAIT) > 0) {
      reply.breakOff();
      midUtterance = false;
    }
  }

  private void release() {
    while (!waiting.isEmpty() && !waits(waiting.getFirst())) {
      var first = waiting.removeFirst();
      follow(first.event(), first.at());
      var part = first.part();
      var shown =
          part == null
              ? EventWords.with(first.event(), words -> shown(first.event(), words))
              : EventWords.with(first.event(), _ -> part.shown());
      write(shown, first.at());
    }
  }

  private boolean waits(Waiting first) {
    var part = first.part();
    if (part != null) {
      return !part.settled();
    }
    return midUtterance
        && first.event() instanceof CallEvent.Told(Signal.CallerWords(_, _, boolean settled))
        && !settled;
  }

  /** Follows the digits that the caller says, from one utterance to the next. */
  private void follow(CallEvent event, Duration at) {
    if (!privacy.redaction().cards()) {
      return;
    }
    if (event instanceof CallEvent.Told(Signal.CallerWords(String words, _, boolean settled))) {
      switch (trail.said(words, settled, secrets)) {
        case CARD -> masked.clear();
        case LEFT -> unmask(at);
        case OPEN -> {}
      }
    }
    if (event instanceof CallEvent.Ended) {
      unmask(at);
    }
  }

  private void unmask(Duration at) {
    for (var each : masked) {
      var was = EventWords.with(each.event(), this::covered);
      out.add(new LoggedEvent(next++, at, new CallEvent.Unmasked(each.number(), was)));
    }
    masked.clear();
  }

  /** What is said is shown as it was when it was generated. */
  private String shown(CallEvent event, String words) {
    var said = event instanceof CallEvent.Made(Move.Say _);
    return (said ? reply.shown(words) : Optional.<String>empty()).orElseGet(() -> covered(words));
  }

  /** Words without what is known to be sensitive. */
  private String covered(String words) {
    var text = new Masked(words);
    privacy.redaction().cover(text).forEach(secrets::learn);
    secrets.cover(text);
    return text.text();
  }

  /** Words without what may yet turn out to be. */
  private String doubted(String words) {
    var text = new Masked(words);
    trail.cover(text);
    return text.text();
  }

  private void write(CallEvent event, Duration at) {
    var known =
        event instanceof CallEvent.Arrived(var details, var by, var began)
            ? new CallEvent.Arrived(privacy.numbers().kept(details), by, began)
            : event;
    var kept = privacy.redaction().cards() ? EventWords.with(known, this::doubted) : known;
    if (!kept.equals(known) && trail.inDoubt() && !interim(known)) {
      masked.add(new LoggedEvent(next, at, known));
    }
    out.add(new LoggedEvent(next, at, kept));
    next++;
  }

  /** Words that will be rewritten anyway need not be known as they were. */
  private static boolean interim(CallEvent event) {
    return event instanceof CallEvent.Told(Signal.CallerWords(_, _, boolean settled)) && !settled;
  }
}
