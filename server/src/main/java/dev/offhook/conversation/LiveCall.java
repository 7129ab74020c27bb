package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.LineEvent;
import dev.offhook.telephony.LineListener;
import dev.offhook.telephony.RecordingTold;
import dev.offhook.telephony.Switchboard;
import dev.offhook.telephony.TextLine;
import dev.offhook.time.Timers.Timer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call from its announcement to its end, and the one place where its lines meet its conversation:
 * events of a line that is no longer the current one are dropped here.
 *
 * <p>Any thread may call; the conversation itself is only touched on the loop that owns it, which
 * is the loop of the first line.
 */
final class LiveCall {
  /** A line that is lost again and again is no line; a call may lose a few in an hour. */
  private static final int MOST_LINES = 10;

  private final CallDetails details;
  private final Assistant assistant;
  private final Answering by;
  private final Diary diary;

  private final AtomicReference<@Nullable Owned> owned = new AtomicReference<>();
  private final AtomicInteger lines;
  private final @Nullable Past past;
  private volatile @Nullable Timer givingUp;
  private volatile @Nullable String firstWords;

  private record Owned(Conversation conversation, Executor loop) {}

  /** A call that is announced; nothing is written down of it before {@link #ring}. */
  LiveCall(CallDetails details, Assistant assistant, Answering.Mode mode, Diary diary) {
    this.details = details;
    this.assistant = assistant;
    this.by = new Answering(assistant.id(), assistant.version(), mode);
    this.diary = diary;
    this.lines = new AtomicInteger();
    this.past = null;
  }

  /** A call that another process began. */
  LiveCall(Past past, Assistant assistant, Diary diary) {
    this.details = past.details();
    this.assistant = assistant;
    this.by = past.arrived().by();
    this.diary = diary;
    this.lines = new AtomicInteger(past.lines());
    this.past = past;
  }

  /** It is the first announcement of this call. */
  void ring() {
    diary.note(new CallEvent.Arrived(details, by, diary.arrived()));
  }

  /** How far it has come. */
  Ongoing ongoing() {
    var kept = assistant.privacy().kept(details);
    return new Ongoing(kept, by, diary.arrived(), greeted(), diary.turns(), diary.events());
  }

  /** It is rung, or looked for, until then. */
  void ringsUntil(Timer over) {
    givingUp = over;
  }

  /** It does not ring any more. */
  void answered() {
    var over = givingUp;
    if (over != null) {
      over.cancel();
    }
  }

  /** It never came to a conversation. */
  void missed(CallEnd end) {
    answered();
    diary.note(new CallEvent.Ended(end));
  }

  CallDetails.Direction direction() {
    return details.direction();
  }

  CallSid sid() {
    return details.sid();
  }

  Assistant assistant() {
    return assistant;
  }

  Answering.Mode mode() {
    return by.mode();
  }

  boolean connected() {
    return owned.get() != null;
  }

  /** Whether the caller has been greeted, here or before. */
  boolean greeted() {
    return connected() || lines.get() > 0;
  }

  /** Whether its line broke so often that another one would only break as well. */
  boolean givenUp() {
    return lines.get() >= MOST_LINES;
  }

  /** Empty once the call has been given up. */
  Optional<LineListener> connect(
      CallEvent.LineUp up,
      TextLine line,
      Executor loop,
      Talks talks,
      BiConsumer<LiveCall, CallEnd> onEnd) {
    if (lines.getAndUpdate(many -> Math.min(many + 1, MOST_LINES)) >= MOST_LINES) {
      return Optional.empty();
    }
    var fresh =
        new Owned(
            talks.begin(
                details, assistant, by.mode(), diary, loop, line, end -> onEnd.accept(this, end)),
            loop);
    var owner = owned.compareAndExchange(null, fresh);
    if (owner == null) {
      answered();
      if (past != null && past.lines() > 0) {
        fresh.conversation().takeUp(past, up);
      } else {
        fresh.conversation().begin(up);
      }
      return Optional.of(new Attached(this, fresh, line));
    }
    owner.loop().execute(() -> owner.conversation().continueOn(line, up));
    return Optional.of(new Attached(this, owner, line));
  }

  /** Who takes the call over; empty while it is ours. */
  Optional<PhoneNumber> handedTo() {
    return Optional.ofNullable(owned.get()).flatMap(mine -> mine.conversation().handedTo());
  }

  /** Whoever took it over is done with it. */
  void handedBack(Switchboard.HandOverEnd how) {
    var mine = owned.get();
    if (mine != null) {
      mine.loop().execute(() -> mine.conversation().handedBack(how));
    }
  }

  /** Has the conversation do something; empty when there is none yet. */
  Optional<CompletionStage<Boolean>> ask(Predicate<Conversation> what) {
    return Optional.ofNullable(owned.get())
        .map(mine -> {
          var done = new CompletableFuture<Boolean>();
          mine.loop().execute(() -> done.complete(what.test(mine.conversation())));
          return done;
        });
  }

  /** Ends the conversation, if there is one. */
  boolean end(CallEnd end) {
    var mine = owned.get();
    if (mine == null) {
      return false;
    }
    mine.loop().execute(() -> mine.conversation().end(end));
    return true;
  }

  /** Ends the conversation, if there is one, and leaves its line to the carrier. */
  boolean leave(CallEnd end) {
    var mine = owned.get();
    if (mine == null) {
      return false;
    }
    mine.loop().execute(() -> mine.conversation().leave(end));
    return true;
  }

  /** A recording of it stands like this; false when there is no conversation to tell. */
  boolean recorded(RecordingTold told) {
    var mine = owned.get();
    if (mine == null) {
      return false;
    }
    var recording = told.in(diary.arrived(), assistant.recorded());
    mine.loop().execute(() -> mine.conversation().recorded(recording));
    return true;
  }

  /** What the far end said first; empty until it is understood. */
  Optional<String> firstWords() {
    return Optional.ofNullable(firstWords);
  }

  private void heard(LineEvent event) {
    if (firstWords == null
        && event instanceof LineEvent.CallerSaid(String words, var _, boolean settled, var _)
        && settled
        && !words.isBlank()) {
      firstWords = words;
    }
  }

  /** One line of the call: what happens on it is told, as long as it is the current one. */
  private record Attached(LiveCall call, Owned owned, TextLine line) implements LineListener {
    @Override
    public void happened(LineEvent event) {
      call.heard(event);
      whileCurrent(() -> owned.conversation().happened(event));
    }

    @Override
    public void closed(Closing closing) {
      whileCurrent(() -> owned.conversation().lineClosed(closing));
    }

    @SuppressWarnings("ReferenceEquality") // the very same line is meant
    private void whileCurrent(Runnable task) {
      owned
          .loop()
          .execute(() -> {
            if (owned.conversation().line() == line) {
              task.run();
            }
          });
    }
  }
}
