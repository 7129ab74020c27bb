package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * All that happened in one call; written on its event loop, read from anywhere.
 *
 * <p>The lock guards short list operations only.
 */
final class Ledger {
  private final PhoneTime time;
  private final Duration dialled;
  private final Pages pages = new Pages();
  private final AtomicInteger malformed = new AtomicInteger();
  private final List<Consumer<CallEvent>> watchers = new CopyOnWriteArrayList<>();
  private volatile boolean silent = true;
  private volatile CallState state = CallState.RINGING;

  Ledger(PhoneTime time) {
    this.time = time;
    this.dialled = time.uptime();
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
    tell(new CallEvent.Noticed(notice));
  }

  void webhook(Webhook webhook) {
    pages.add(pages.webhooks, webhook);
  }

  void twiml(String document) {
    pages.add(pages.documents, document);
  }

  void dial(String target) {
    pages.add(pages.dials, target);
  }

  void countMalformed() {
    malformed.incrementAndGet();
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

    private synchronized <T> void add(List<T> page, T entry) {
      page.add(entry);
    }

    synchronized <T> List<T> copy(List<T> page) {
      return List.copyOf(page);
    }
  }
}
