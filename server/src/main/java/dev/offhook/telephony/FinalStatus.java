package dev.offhook.telephony;

/** How a call stands for the carrier once it is over, as carriers tell it. */
public enum FinalStatus {
  /** It was answered, and one side hung up. */
  COMPLETED,
  /** The number that was rung is engaged. */
  BUSY,
  /** Nobody took it. */
  NO_ANSWER,
  /** The carrier could not put it through, or not keep it. */
  FAILED,
  /** Who placed it withdrew it before it was answered. */
  CANCELED
}
