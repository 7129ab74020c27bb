package dev.offhook.phone.twilio;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All recordings of an account, by SID. From any thread. */
public final class Recordings {
  private final Map<String, Recording> known = new ConcurrentHashMap<>();
  private volatile String base = "https://api.twilio.com";

  Recordings() {}

  /** From now on they are fetched from {@code changed}, an API's scheme, host and port. */
  public void servedFrom(String changed) {
    base = changed;
  }

  public Optional<Recording> find(String sid) {
    return Optional.ofNullable(known.get(sid));
  }

  /** Those of one call, the latest first. */
  public List<Recording> of(String callSid) {
    return known.values().stream()
        .filter(each -> each.callSid().equals(callSid))
        .sorted(Comparator.comparing(Recording::started).reversed())
        .toList();
  }

  /** Whether there was one to delete. */
  public boolean delete(String sid) {
    return known.remove(sid) != null;
  }

  void add(Recording recording) {
    known.put(recording.sid(), recording);
  }

  /** Changes what has not been deleted. */
  void change(Recording recording) {
    known.replace(recording.sid(), recording);
  }

  /** Where its sound is, without an ending that names the format. */
  String url(Account account, String sid) {
    return base + "/2010-04-01/Accounts/" + account.sid() + "/Recordings/" + sid;
  }
}
