package dev.offhook.store.sql;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Retention;
import dev.offhook.store.Deletion;
import dev.offhook.store.Deletion.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;

/** Takes out of the log what is not to be kept, a few calls at a time. Blocks. */
final class Forgetting {
  /** Calls that one transaction takes out: who writes waits for no more. */
  private static final int AT_A_TIME = 20;

  private final Transactions writing;
  private final LiveStories live;
  private final Dialect dialect;

  /** Runs work in a transaction of its own, while nobody else writes. */
  @FunctionalInterface
  interface Transactions {
    <T> T run(Function<Handle, T> work);
  }

  Forgetting(Transactions writing, LiveStories live, Dialect dialect) {
    this.writing = writing;
    this.live = live;
    this.dialect = dialect;
  }

  Optional<Deletion> delete(CallSid call, Instant now) {
    return Optional.of(shred(List.of(call), call.value(), Shredding.blank(Kind.CALL, now), true))
        .filter(receipt -> receipt.calls() > 0);
  }

  Deletion delete(PhoneNumber number, Instant now) {
    var receipt = Shredding.blank(Kind.NUMBER, now);
    var some = List.<CallSid>of();
    do {
      some = writing.run(handle -> Shredding.of(handle, number.value(), AT_A_TIME));
      receipt = shred(some, number.value(), receipt, some.size() < AT_A_TIME);
    } while (some.size() == AT_A_TIME);
    return receipt;
  }

  /** Takes these out, and after the last keeps the receipt for all, unless it is for nothing. */
  private Deletion shred(List<CallSid> calls, String asked, Deletion before, boolean last) {
    return writing.run(handle -> {
      var shredding = new Shredding(handle);
      calls.forEach(shredding::take);
      shredding.gone().forEach(live::forget);
      var receipt = shredding.receipt(before.kind(), before.at(), before);
      if (last && (receipt.calls() > 0 || receipt.kind() == Kind.NUMBER)) {
        shredding.keep(receipt, asked);
      }
      return receipt;
    });
  }

  int expire(String assistant, Retention retention, Instant now) {
    var words =
        retention
            .transcripts()
            .map(age -> some(it -> it.words(assistant, now.minus(age), AT_A_TIME)));
    var numbers =
        retention
            .numbers()
            .map(age -> some(it -> it.numbers(assistant, now.minus(age), AT_A_TIME)));
    var recordings =
        retention
            .recordings()
            .map(age -> some(it -> it.recordings(assistant, now.minus(age), AT_A_TIME)));
    return words.orElse(0) + numbers.orElse(0) + recordings.orElse(0);
  }

  private int some(ToIntFunction<Expiry> expiring) {
    var all = 0;
    var some = 0;
    do {
      some = writing.run(handle -> expiring.applyAsInt(new Expiry(handle, dialect)));
      all += some;
    } while (some == AT_A_TIME);
    return all;
  }
}
