package dev.offhook;

import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.Recording;
import dev.offhook.cost.Costs;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallFilter;
import dev.offhook.store.CallListing;
import dev.offhook.store.CallRecord;
import dev.offhook.store.StoreAway;
import dev.offhook.store.TurnRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The archive of a database that is opened in the background: away until it is. */
record OpenedArchive(Supplier<Optional<? extends CallArchive>> opened) implements CallArchive {

  @Override
  public Optional<CallRecord> call(CallSid sid) {
    return archive().call(sid);
  }

  @Override
  public List<TurnRecord> turns(CallSid sid) {
    return archive().turns(sid);
  }

  @Override
  public List<LoggedEvent> events(CallSid sid, long from, int most) {
    return archive().events(sid, from, most);
  }

  @Override
  public List<Recording> recordings(CallSid sid) {
    return archive().recordings(sid);
  }

  @Override
  public Map<CallSid, Costs> costs(List<CallSid> calls) {
    return archive().costs(calls);
  }

  @Override
  public CallListing calls(CallFilter filter, Optional<String> after, int most) {
    return archive().calls(filter, after, most);
  }

  private CallArchive archive() {
    var archive = opened.get();
    if (archive.isEmpty()) {
      throw new StoreAway("the call log is not open", new IllegalStateException("not opened"));
    }
    return archive.get();
  }
}
