package dev.offhook.telephony.twilio;

/** Counts the frames of a socket that mean nothing to us. Lives on the socket's event loop. */
final class OddFrames {
  /** The carrier itself closes a socket after as many. */
  static final int MOST_IN_A_ROW = 10;

  /** Later ones are counted, not told, so that a flood of frames is not a flood of lines. */
  private static final int MOST_TOLD = 3;

  private int all;
  private int brokenInARow;

  /**
   * One more came.
   *
   * @param broken whether it breaks the protocol, and is not just unknown
   * @return whether it is worth telling
   */
  boolean another(boolean broken) {
    all++;
    if (broken) {
      brokenInARow++;
    }
    return all <= MOST_TOLD;
  }

  /** One came that can be used. */
  void followedByAGoodOne() {
    brokenInARow = 0;
  }

  /** Whether whoever sends them does not speak the protocol. */
  boolean tooMany() {
    return brokenInARow >= MOST_IN_A_ROW;
  }
}
