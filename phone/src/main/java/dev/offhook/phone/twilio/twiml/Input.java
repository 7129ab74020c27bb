package dev.offhook.phone.twilio.twiml;

/** Which of the caller's doings an attribute is about. */
public enum Input {
  NONE,
  DTMF,
  SPEECH,
  ANY;

  public boolean speech() {
    return this == SPEECH || this == ANY;
  }

  public boolean dtmf() {
    return this == DTMF || this == ANY;
  }

  /** {@code true} of a message or an attribute stands for any, {@code false} for none. */
  public static Input of(boolean allowed) {
    return allowed ? ANY : NONE;
  }

  static Input parse(String value) {
    return switch (value) {
      case "none", "false" -> NONE;
      case "dtmf" -> DTMF;
      case "speech" -> SPEECH;
      case "any", "true" -> ANY;
      default -> throw new IllegalArgumentException("not none, dtmf, speech or any: " + value);
    };
  }
}
