package dev.offhook.call;

/**
 * Who answers a call, and how.
 *
 * @param assistant the assistant's id
 * @param version which text of the assistant's file it was
 * @param mode how the conversation is held
 */
public record Answering(String assistant, String version, Mode mode) {

  /** The ways to hold a conversation. */
  public enum Mode {
    RELAY,
    GATHER,
    PIPELINE,
    REALTIME
  }
}
