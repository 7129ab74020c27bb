package dev.offhook.store.sql;

import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Recording;
import dev.offhook.call.Usage;
import dev.offhook.store.CallRecord;
import dev.offhook.store.LogPage;
import dev.offhook.store.LogRefused;
import dev.offhook.store.Story;
import dev.offhook.store.TurnRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A call's story as far as it is told, and how much of it the database has. */
final class StoredStory {
  private final CallSid call;
  private Story story;
  private long id;
  private List<LogPage> pages = List.of();
  private List<TurnRecord> stored;
  private List<Usage> storedUses;
  private List<Recording> storedRecordings;

  /**
   * @param id the call's in the database; 0 when it is not there yet
   * @param story what the database has of it
   */
  StoredStory(CallSid call, long id, Story story) {
    this.call = call;
    this.id = id;
    this.story = story;
    this.stored = story.turns();
    this.storedUses = story.uses();
    this.storedRecordings = story.recordings();
  }

  CallSid call() {
    return call;
  }

  /** The call's in the database; 0 when it is not there yet. */
  long id() {
    return id;
  }

  /** It is in the database now, under this id. */
  void stands(long under) {
    id = under;
  }

  /** The number of the first event that is not known. */
  long next() {
    return story.next();
  }

  CallRecord record() {
    return story.call().orElseThrow();
  }

  boolean over() {
    return record().over().isPresent();
  }

  /**
   * Tells what is new on a page.
   *
   * @throws LogRefused when something is missing before it
   */
  void tell(LogPage page) {
    if (page.next() <= next()) {
      return;
    }
    if (page.first() > next()) {
      throw new LogRefused(
          "call %s: event %d does not follow, %d is the next"
              .formatted(call, page.first(), next()));
    }
    var fresh = page.events().subList((int) (next() - page.first()), page.events().size());
    try {
      fresh.forEach(story::tell);
    } catch (IllegalArgumentException wrong) {
      throw new LogRefused("call %s: %s".formatted(call, wrong.getMessage()), wrong);
    }
    var all = new ArrayList<>(pages);
    all.add(new LogPage(call, fresh));
    pages = all;
  }

  /** Whether a new page changes what earlier ones told. */
  boolean toldAnew() {
    return pages.stream()
        .flatMap(page -> page.events().stream())
        .anyMatch(logged -> logged.event() instanceof CallEvent.Unmasked);
  }

  /** Tells it from the beginning: what the database has of it, and the new pages. */
  void tellAnew(List<LoggedEvent> kept) {
    var all = new ArrayList<>(kept);
    pages.forEach(page -> all.addAll(page.events()));
    story = Story.of(all);
  }

  /** The pages that the database does not have yet. */
  List<LogPage> newPages() {
    return pages;
  }

  /** The turns that the database does not have yet, or not like this. */
  List<TurnRecord> newTurns() {
    var turns = story.turns();
    return turns.stream()
        .filter(turn -> turn.number() >= stored.size() || !turn.equals(stored.get(turn.number())))
        .toList();
  }

  /** What was used and the database does not have yet, or not so much of it. */
  List<Usage> newUses() {
    return story.uses().stream().filter(usage -> !storedUses.contains(usage)).toList();
  }

  /** The recordings that the database does not have yet, or not like this. */
  List<Recording> newRecordings() {
    return story.recordings().stream().filter(it -> !storedRecordings.contains(it)).toList();
  }

  /** All that was heard of both sides. */
  String words() {
    return story.turns().stream().map(TurnRecord::heard).collect(Collectors.joining(" "));
  }

  /** The database has everything that was told. */
  void settle() {
    pages = List.of();
    stored = story.turns();
    storedUses = story.uses();
    storedRecordings = story.recordings();
  }
}
