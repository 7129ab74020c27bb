package dev.offhook.telephony.twilio;

/** Why we close a WebSocket, in its protocol's numbers (RFC 6455, section 7.4.1). */
final class CloseCode {
  /** All is said. */
  static final short IN_ORDER = 1000;

  /** The far end does not keep to the protocol, or does not answer. */
  static final short PROTOCOL_ERROR = 1002;

  /** Frames that cannot be read, one after the other. */
  static final short BAD_FRAMES = 1007;

  /** It may not be here. */
  static final short POLICY = 1008;

  /** A message is larger than any should be. */
  static final short TOO_BIG = 1009;

  private CloseCode() {}
}
