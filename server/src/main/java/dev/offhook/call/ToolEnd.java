package dev.offhook.call;

/** What became of a {@link ToolCall}. */
public enum ToolEnd {
  /** The tool was used. */
  DONE,
  /** It was not used: there is no such tool, its arguments are wrong, or it may not be now. */
  REFUSED,
  /** It was tried, and did not succeed, or not in time. */
  FAILED
}
