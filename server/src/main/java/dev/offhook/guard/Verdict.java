package dev.offhook.guard;

import dev.offhook.call.PhoneNumber;

/** What the guard says of a number as somebody wrote it. */
public sealed interface Verdict {
  /**
   * It may be dialled.
   *
   * @param number in E.164
   */
  record Allowed(PhoneNumber number) implements Verdict {}

  /** It may not. */
  record Refused(Refusal refusal) implements Verdict {}
}
