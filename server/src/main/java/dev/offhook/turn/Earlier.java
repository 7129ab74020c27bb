package dev.offhook.turn;

import dev.offhook.turn.Move.AmendSaid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Talks that a newer one is queued behind, oldest first. The line will play them, so they stand in
 * the history as said; an interruption may yet tell otherwise.
 *
 * @param free when the line can speak again after words of ours cut it; long past when none did
 */
record Earlier(List<Talk> talks, Duration free) {
  static final Earlier NONE = new Earlier(List.of(), Duration.ZERO);

  Earlier {
    talks = List.copyOf(talks);
  }

  /** These, and one more that nothing will be added to. */
  Earlier and(Talk talk, Duration now) {
    if (talk.unspoken() || talk.over(now).silentBy(now)) {
      return this;
    }
    var all = new ArrayList<>(talks);
    all.removeIf(before -> before.silentBy(now));
    all.add(talk.over(now));
    return new Earlier(all, free);
  }

  /** None of these any more. */
  Earlier none() {
    return new Earlier(List.of(), free);
  }

  /** None of these any more, nor anything else before {@code until}. */
  Earlier thrownAway(Duration until) {
    return new Earlier(List.of(), soundUntil(until));
  }

  boolean silentBy(Duration now) {
    return talks.stream().allMatch(talk -> talk.silentBy(now));
  }

  /** When the voice will have said them all, by estimate; not before {@code now}. */
  Duration soundUntil(Duration now) {
    var from = free.compareTo(now) > 0 ? free : now;
    return talks.stream()
        .filter(talk -> !talk.silentBy(now))
        .map(Talk::soundsUntil)
        .filter(until -> until.compareTo(from) > 0)
        .max(Duration::compareTo)
        .orElse(from);
  }

  /** The same with these words heard; empty when they are none of theirs. */
  Optional<Earlier> played(String words, Duration now) {
    for (var i = 0; i < talks.size(); i++) {
      var talk = talks.get(i);
      var heard = talk.played(words, now);
      if (!heard.text().equals(talk.text())) {
        var all = new ArrayList<>(talks);
        all.set(i, heard);
        return Optional.of(new Earlier(all, free));
      }
    }
    return Optional.empty();
  }

  /** Whether these words are the last of one of them, and not of what came behind. */
  boolean endedWith(String words) {
    return talks.stream().anyMatch(talk -> talk.text().endedWith(words));
  }

  /** Whether words that cut the voice tell that it had come past these, whatever the clock says. */
  boolean passed(HeardText behind, String words) {
    return behind.mayEndWith(words)
        && talks.stream().noneMatch(talk -> talk.text().mayEndWith(words));
  }

  /** The line threw them away: what that leaves of them in the history, the last one first. */
  List<Move> cut(String heard, Optional<Duration> into, Duration now) {
    var still = talks.stream().filter(talk -> !talk.silentBy(now)).toList();
    var moves = new ArrayList<Move>();
    for (var i = still.size() - 1; i > 0; i--) {
      moves.add(new AmendSaid(""));
    }
    var nothing = endedWith(heard);
    still.stream()
        .findFirst()
        .map(Talk::text)
        .map(text -> nothing ? text.stopped() : text.interrupted(heard, into))
        .filter(text -> !text.complete())
        .ifPresent(text -> moves.add(new AmendSaid(text.heardWords())));
    return moves;
  }
}
