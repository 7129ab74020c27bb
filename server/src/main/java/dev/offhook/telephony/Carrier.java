package dev.offhook.telephony;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What a carrier can be told beside what it asks: to place a call, and what to do with one that is
 * going on. Called on event loops; what is returned completes there, within a minute, and never
 * exceptionally.
 */
public interface Carrier {

  /** Places a call, with exactly one request whatever comes of it. */
  CompletionStage<Placing> place(Dialling call);

  /** How a call stands. */
  CompletionStage<Look> look(CallSid call);

  /**
   * The calls we placed to a number that the carrier knows.
   *
   * @param since none that began before
   */
  CompletionStage<Look> look(PhoneNumber from, PhoneNumber to, Instant since);

  /** Ends a call, whatever it is doing; one that is over already is ended as well. */
  CompletionStage<Done> hangUp(CallSid call);

  /**
   * Takes a call away from whoever holds it, says something and ends it.
   *
   * @param language BCP-47; blank for the carrier's own
   */
  CompletionStage<Done> sayAndHangUp(CallSid call, String words, String language);

  /** What a look shows. */
  sealed interface Look {
    /** These, none if there are none. */
    record Found(List<CallStanding> calls) implements Look {
      public Found {
        calls = List.copyOf(calls);
      }
    }

    /** The carrier cannot be asked right now, or refuses. */
    record Failed(String why) implements Look {}
  }

  /** What became of an order that concerns a call that is going on. */
  enum Done {
    DONE,
    /** There is no such call any more. */
    OVER,
    FAILED
  }
}
