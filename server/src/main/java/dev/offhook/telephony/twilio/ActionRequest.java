package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The carrier's question how to go on, asked once a relay session is over.
 *
 * @param call which call it was
 * @param sessionId which session of it, {@code VX…} as sent; blank when missing
 * @param status how the session ended
 * @param callAlive whether the caller is still there to hear what the answer says
 */
record ActionRequest(CallSid call, String sessionId, SessionStatus status, boolean callAlive) {
  private static final Pattern CODE = Pattern.compile("[0-9]{1,9}");

  /** Empty when the form names no call. Never throws. */
  static Optional<ActionRequest> read(Form form) {
    return CallSid.parse(form.first("CallSid"))
        .map(call -> {
          var status = status(form);
          return new ActionRequest(
              call, form.first("SessionId"), status, alive(form.first("CallStatus"), status));
        });
  }

  private static SessionStatus status(Form form) {
    return switch (form.first("SessionStatus")) {
      case "completed" -> new SessionStatus.Completed();
      case "ended" -> new SessionStatus.Ended(form.first("HandoffData"));
      case "failed" ->
          new SessionStatus.Failed(code(form.first("ErrorCode")), form.first("ErrorMessage"));
      default -> new SessionStatus.Unknown();
    };
  }

  /** Where the call's own status is missing, the session's tells. */
  private static boolean alive(String callStatus, SessionStatus status) {
    return callStatus.isEmpty()
        ? !(status instanceof SessionStatus.Completed)
        : CallStatus.over(callStatus).isEmpty();
  }

  private static OptionalInt code(String text) {
    return CODE.matcher(text).matches()
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }
}
