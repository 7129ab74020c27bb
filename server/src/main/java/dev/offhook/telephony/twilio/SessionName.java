package dev.offhook.telephony.twilio;

import java.util.regex.Pattern;

/** The carrier's name for a relay session, made fit for a log line. */
final class SessionName {
  private static final Pattern SHAPE = Pattern.compile("VX[0-9a-zA-Z]{1,32}");

  private SessionName() {}

  /** As sent, when it looks like one; anything else could hold a number, or lines of its own. */
  static String shown(String sent) {
    return SHAPE.matcher(sent).matches() ? sent : "unnamed";
  }
}
