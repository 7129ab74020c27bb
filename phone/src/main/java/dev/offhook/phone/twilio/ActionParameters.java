package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.twiml.Notice;
import java.util.Map;

/** What the action URL of a {@code Connect} is told about the session that is over. */
final class ActionParameters {
  private ActionParameters() {}

  /** Adds to {@code told} how the session ended. */
  static Map<String, String> of(Map<String, String> told, RelaySession session, SessionEnd end) {
    told.put("SessionId", session.sessionId());
    told.put("SessionDuration", Long.toString(session.length().toSeconds()));
    return of(told, end);
  }

  /** The same where no session came about. */
  static Map<String, String> of(Map<String, String> told, SessionEnd end) {
    switch (end) {
      case SessionEnd.HungUp hungUp -> told.put("SessionStatus", "completed");
      case SessionEnd.Handed handed -> {
        told.put("SessionStatus", "ended");
        if (handed.data() != null) {
          told.put("HandoffData", handed.data());
        }
      }
      case SessionEnd.Failed failed -> failure(told, failed.notice());
      case SessionEnd.Unopened unopened -> failure(told, unopened.notice());
    }
    return told;
  }

  private static void failure(Map<String, String> told, Notice notice) {
    told.put("SessionStatus", "failed");
    told.put("ErrorCode", Integer.toString(notice.code()));
    told.put("ErrorMessage", notice.text());
  }
}
