package dev.offhook.web;

/** Who may call a route. Every route names one; there is no default. */
public enum Access {
  /** Anybody: tells nothing and changes nothing. */
  ANYONE,
  /** The carrier: its signature must be right. */
  CARRIER,
  /** Whoever runs this server: by key, or from this machine. */
  OPERATOR
}
