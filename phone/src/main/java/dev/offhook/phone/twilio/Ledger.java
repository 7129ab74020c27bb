package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.speech.Pace;
import dev.offhook.phone.twilio.speech.Sound;
import dev.offhook.phone.twilio.twiml.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that happened in one call; written on its event loop, read from anywhere.
 *
 * <p>The lock guards short list operations only.
 */
final class Ledger {
  private final PhoneTime time;
  private final Duration dialled;
  private final @Nullable Ledger parent;
  private final Pages pages = new Pages();
  private final AtomicInteger malformed = new AtomicInteger();
  private final List<Consumer<CallEvent>> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean silent = true;
  private volatile CallState state = CallState.RINGING;

  Ledger(PhoneTime time) {
    this.time = time;
    this.dialled = time.uptime();
    this.parent = null;
  }

  /** Of a leg dialled from the call of {@code parent}, which knows of all its requests too. */
  Ledger(Ledger parent) {
    this.time = parent.time;
    this.dialled = parent.dialled;
    this.parent = parent;
  }

  /** Since the call was dialled. */
  Duration now() {
    return time.uptime().minus(dialled);
  }

  void watch(Consumer<CallEvent> watcher) {
    watchers.add(watcher);
  }

  void unwatch(Consumer<CallEvent> watcher) {
    watchers.remove(watcher);
  }

  void tell(CallEvent event) {
    watchers.forEach(watcher -> watcher.accept(event));
  }

  void turn(CallState next) {
    if (state != next) {
      state = next;
      tell(new CallEvent.Turned(next));
    }
  }

  void in(String text) {
    pages.add(pages.in, new Frame(now(), text));
  }

  void out(String text) {
    pages.add(pages.out, new Frame(now(), text));
  }

  void heard(String words, Duration start, boolean cut) {
    Heard heard = new Heard(words, start.minus(dialled), now(), cut);
    if (!words.isBlank()) {
      pages.add(pages.heard, heard);
    }
    tell(new CallEvent.Spoken(heard));
  }

  void notice(Notice notice) {
    pages.add(pages.notices, notice);
    if (parent != null) {
      parent.notice(notice);
    }
    tell(new CallEvent.Noticed(notice));
  }

  void webhook(Webhook webhook) {
    pages.add(pages.webhooks, webhook);
    if (parent != null) {
      parent.webhook(webhook);
    }
  }

  void twiml(String document) {
    pages.add(pages.documents, document);
  }

  void dial(String target) {
    pages.add(pages.dials, target);
  }

  /** Somebody is dialled, or the leg has come further. */
  void leg(DialLeg leg) {
    pages.put(pages.legs, leg, each -> each.sid().equals(leg.sid()));
  }

  /** A recording begins, or has ended. */
  void recording(Recording recording) {
    pages.put(pages.recordings, recording, each -> each.sid().equals(recording.sid()));
  }

  /** The recording of this SID, which there is. */
  Recording recording(String sid) {
    return pages.copy(pages.recordings).stream()
        .filter(each -> each.sid().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  /** Something without words was heard from {@code start} on the phone's clock until now. */
  void noise(Noise.Kind kind, String what, Duration start) {
    pages.add(pages.noises, new Noise(kind, what, start.minus(dialled), now()));
  }

  /** What was heard of a sound without words that began at {@code start} and is over. */
  void noise(Sound sound, Duration start, Pace pace) {
    switch (sound) {
      case Sound.Tones tones ->
          noise(Noise.Kind.TONES, tones.soundedAfter(time.uptime().minus(start), pace), start);
      case Sound.Recording recording -> noise(Noise.Kind.RECORDING, recording.source(), start);
      case Sound.Words words -> {}
      case Sound.Silence silence -> {}
    }
  }

  void countMalformed() {
    malformed.incrementAndGet();
  }

  /** Whoever listens to the caller does so now: the assistant has said all there was. */
  void settle() {
    if (!silent) {
      silent = true;
      tell(new CallEvent.Silent());
    }
  }

  void silent(boolean now) {
    silent = now;
  }

  boolean silent() {
    return silent;
  }

  CallState state() {
    return state;
  }

  int malformed() {
    return malformed.get();
  }

  Pages pages() {
    return pages;
  }

  /** The lists, each added to and copied under one lock. */
  static final class Pages {
    final List<Frame> in = new ArrayList<>();
    final List<Frame> out = new ArrayList<>();
    final List<Heard> heard = new ArrayList<>();
    final List<Notice> notices = new ArrayList<>();
    final List<Webhook> webhooks = new ArrayList<>();
    final List<String> documents = new ArrayList<>();
    final List<String> dials = new ArrayList<>();
    final List<DialLeg> legs = new ArrayList<>();
    final List<Recording> recordings = new ArrayList<>();
    final List<Noise> noises = new ArrayList<>();

    private synchronized <T> void add(List<T> page, T entry) {
      page.add(entry);
    }

    /** Instead of the entry that is {@code same}, or behind all others. */
    private synchronized <T> void put(List<T> page, T entry, Predicate<T> same) {
      for (int i = 0; i < page.size(); i++) {
        if (same.test(page.get(i))) {
          page.set(i, entry);
          return;
        }
      }
      page.add(entry);
    }

    synchronized <T> List<T> copy(List<T> page) {
      return List.copyOf(page);
    }
  }
}
