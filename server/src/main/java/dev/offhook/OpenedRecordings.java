package dev.offhook;

import dev.offhook.call.CallSid;
import dev.offhook.call.Recording;
import dev.offhook.store.Recordings;
import dev.offhook.store.StoreAway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The recordings in a database that is opened in the background: away until it is. */
record OpenedRecordings(Supplier<Optional<? extends Recordings>> opened) implements Recordings {

  @Override
  public boolean told(CallSid call, Recording recording, Instant now) {
    return recordings().told(call, recording, now);
  }

  @Override
  public List<Doomed> doomed(int most) {
    return recordings().doomed(most);
  }

  @Override
  public void destroyed(List<Doomed> gone) {
    recordings().destroyed(gone);
  }

  @Override
  public Optional<Found> find(String sid) {
    return recordings().find(sid);
  }

  private Recordings recordings() {
    var recordings = opened.get();
    if (recordings.isEmpty()) {
      throw new StoreAway("the call log is not open", new IllegalStateException("not opened"));
    }
    return recordings.get();
  }
}
