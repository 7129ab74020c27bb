package dev.offhook.phone.ai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a stand-in was asked, and what became of each reply. Safe to read from any thread. */
public final class Ledger {

  private final List<AiRequest> requests = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private int connections;

  Ledger() {}

  /** Every request, in the order they came, refused ones too. */
  public synchronized List<AiRequest> requests() {
    return List.copyOf(requests);
  }

  /** The reply to every request, in the same order, as it stands now. */
  public synchronized List<Reply> replies() {
    return entries.stream().map(Entry::asItStands).toList();
  }

  /** The latest request's reply. */
  public synchronized Optional<Reply> lastReply() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast().asItStands());
  }

  /** How many connections clients hold open. */
  public synchronized int openConnections() {
    return connections;
  }

  synchronized void connected() {
    connections++;
  }

  synchronized void disconnected() {
    connections--;
  }

  synchronized Entry asked(AiRequest request) {
    Entry entry = new Entry(request);
    requests.add(request);
    entries.add(entry);
    return entry;
  }

  /**
   * What became of one reply.
   *
   * @param tokens those sent so far
   * @param ending how it ended, {@link Ending#NONE} while it has not
   * @param endedAt on the stand-in's clock; empty while it has not ended
   */
  public record Reply(
      AiRequest request, List<Token> tokens, Ending ending, Optional<Duration> endedAt) {

    /** The text sent so far. */
    public String text() {
      return String.join("", tokens.stream().map(Token::text).toList());
    }

    /** When the client went away before the end, if it did. */
    public Optional<Duration> abortedAt() {
      return ending == Ending.ABORTED ? endedAt : Optional.empty();
    }
  }

  /** A piece of text, and when it was sent. */
  public record Token(String text, Duration at) {}

  /** How a reply ended. */
  public enum Ending {
    /** It has not. */
    NONE,
    /** As the protocol wants it. */
    FINISHED,
    /** The client closed or reset the connection before the end. */
    ABORTED,
    /** Refused with an error status. */
    REFUSED,
    /** The script broke it off: a reset, or a stream without an end. */
    BROKEN_OFF
  }

  /** A reply in the making; only its first ending counts. */
  final class Entry {
    private final AiRequest request;
    private final List<Token> tokens = new ArrayList<>();
    private Ending ending = Ending.NONE;
    private @Nullable Duration endedAt;

    private Entry(AiRequest request) {
      this.request = request;
    }

    void sent(String text, Duration at) {
      synchronized (Ledger.this) {
        tokens.add(new Token(text, at));
      }
    }

    void ended(Ending how, Duration at) {
      synchronized (Ledger.this) {
        if (ending == Ending.NONE) {
          ending = how;
          endedAt = at;
        }
      }
    }

    private Reply asItStands() {
      return new Reply(request, List.copyOf(tokens), ending, Optional.ofNullable(endedAt));
    }
  }
}
