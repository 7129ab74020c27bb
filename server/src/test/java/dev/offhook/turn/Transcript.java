package dev.offhook.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The history as the machine's moves make it, readable. */
final class Transcript {
  /** A turn; {@code cutShort} only ever of the assistant's. */
  record Line(boolean caller, String words, boolean cutShort) {
    @Override
    public String toString() {
      return (caller ? "caller: " : "assistant: ") + words + (cutShort ? "…" : "");
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final List<List<Line>> asked = new ArrayList<>();

  void make(Move move) {
    switch (move) {
      case Move.RememberCaller(String words) -> lines.add(new Line(true, words, false));
      case Move.RememberSaid(String words, boolean cutShort) ->
          lines.add(new Line(false, words, cutShort));
      case Move.AmendCaller(String words) -> {
        var at = last(Line::caller);
        lines.set(at, new Line(true, words, false));
      }
      case Move.AmendSaid(String words) -> {
        var at = last(line -> !line.caller());
        if (words.isBlank()) {
          lines.remove(at);
        } else {
          lines.set(at, new Line(false, words, true));
        }
      }
      case Move.Generate _,
          Move.Cancel _,
          Move.Say _,
          Move.Filler _,
          Move.FinishTalk _,
          Move.Hush _,
          Move.Purge _,
          Move.Explain _,
          Move.HandOver _,
          Move.HangUp _ -> {}
    }
  }

  private int last(Predicate<Line> kind) {
    for (var at = lines.size() - 1; at >= 0; at--) {
      if (kind.test(lines.get(at))) {
        return at;
      }
    }
    throw new AssertionError("nothing to amend in " + lines);
  }

  /** The model is asked with what stands here now. */
  void ask() {
    asked.add(List.copyOf(lines));
  }

  List<List<Line>> asked() {
    return List.copyOf(asked);
  }

  List<String> lastAsked() {
    return asked.getLast().stream().map(Line::toString).toList();
  }

  List<Line> turns() {
    return List.copyOf(lines);
  }

  List<String> lines() {
    return lines.stream().map(Line::toString).toList();
  }
}
