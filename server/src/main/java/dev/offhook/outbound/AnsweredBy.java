package dev.offhook.outbound;

/** Who the carrier thinks has answered. */
public enum AnsweredBy {
  HUMAN,
  /** A machine, which may still be talking. */
  MACHINE,
  /** A machine whose greeting is over: it records what it hears. */
  MACHINE_LISTENS,
  FAX,
  /** It could not be told; to be treated as a person. */
  UNKNOWN
}
