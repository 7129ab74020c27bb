package dev.offhook.api;

import dev.offhook.call.CallSid;
import dev.offhook.conversation.Ongoing;
import dev.offhook.store.CallArchive;
import dev.offhook.store.CallRecord;
import dev.offhook.store.TurnRecord;
import java.util.List;
import java.util.Optional;

/** A call as far as it is known: from the log, or from the call itself before the log has it. */
record KnownCall(CallRecord record, List<TurnRecord> turns) {
  KnownCall {
    turns = List.copyOf(turns);
  }

  /**
   * Looks a call up; blocks.
   *
   * @param ongoing the call, when it goes on here
   * @throws Refused when nobody knows it
   */
  static KnownCall of(CallSid sid, Optional<Ongoing> ongoing, CallArchive archive) {
    return of(sid, ongoing, archive, "There is no such call");
  }

  /** The same, refused in these words. */
  static KnownCall of(
      CallSid sid, Optional<Ongoing> ongoing, CallArchive archive, String otherwise) {
    return archive
        .call(sid)
        .map(record -> new KnownCall(record, archive.turns(sid)))
        .or(() -> ongoing.map(it -> new KnownCall(begun(it), List.of())))
        .orElseThrow(() -> Refused.unknownCall(otherwise));
  }

  /** One that the log does not know yet. */
  private static CallRecord begun(Ongoing call) {
    return new CallRecord(
        call.details(), call.by(), call.began(), Optional.empty(), Optional.empty());
  }
}
