package dev.offhook.phone.twilio.rest;

import java.time.Duration;

/** What befalls a request that nothing is wrong with. */
public sealed interface ApiTrouble {

  /** Nothing. */
  record None() implements ApiTrouble {}

  /** It is refused before anything is done. */
  record Refusal(ApiError error) implements ApiTrouble {}

  /** It is carried out at once, and answered {@code delay} later. */
  record LateAnswer(Duration delay) implements ApiTrouble {}

  /** It is carried out, and the connection cut instead of an answer. */
  record CutAfter() implements ApiTrouble {}

  /** The connection is cut and nothing was done. */
  record CutBefore() implements ApiTrouble {}

  /** It is carried out and never answered; the connection stays open. */
  record Silence() implements ApiTrouble {}

  /** It is carried out, and a gateway on the way answers 502 with a page of HTML. */
  record BadGateway() implements ApiTrouble {}
}
