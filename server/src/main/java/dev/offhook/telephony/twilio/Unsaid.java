package dev.offhook.telephony.twilio;

import java.util.ArrayList;
import java.util.List;

/** Words that wait to be said, talk cycle by talk cycle. */
final class Unsaid {
  private final List<String> talks = new ArrayList<>();
  private boolean open;

  /** More words of the current talk cycle. */
  void add(String words) {
    if (open) {
      talks.add(talks.removeLast() + words);
    } else {
      talks.add(words);
      open = true;
    }
  }

  /** The talk cycle is complete. */
  void close() {
    open = false;
  }

  void clear() {
    talks.clear();
    open = false;
  }

  /** All of it; nothing waits any more. */
  List<String> take() {
    var taken = talks.stream().filter(talk -> !talk.isBlank()).toList();
    clear();
    return taken;
  }
}
