package dev.offhook;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Retention;
import dev.offhook.store.Deletion;
import dev.offhook.store.Shredder;
import dev.offhook.store.StoreAway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The shredder of a database that is opened in the background: away until it is. */
record OpenedShredder(Supplier<Optional<? extends Shredder>> opened) implements Shredder {

  @Override
  public Optional<Deletion> delete(CallSid call, Instant now) {
    return shredder().delete(call, now);
  }

  @Override
  public Deletion delete(PhoneNumber number, Instant now) {
    return shredder().delete(number, now);
  }

  @Override
  public List<Deletion> deletions(int most) {
    return shredder().deletions(most);
  }

  @Override
  public int expire(String assistant, Retention retention, Instant now) {
    return shredder().expire(assistant, retention, now);
  }

  private Shredder shredder() {
    var shredder = opened.get();
    if (shredder.isEmpty()) {
      throw new StoreAway("the call log is not open", new IllegalStateException("not opened"));
    }
    return shredder.get();
  }
}
