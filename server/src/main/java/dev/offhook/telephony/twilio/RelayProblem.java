package dev.offhook.telephony.twilio;

/**
 * Something in an assistant's file the carrier would refuse.
 *
 * @param field where it stands, such as {@code voice.relay.speechTimeout}
 * @param found what stands there
 * @param right what would be right, in words
 */
record RelayProblem(String field, String found, String right) {

  @Override
  public String toString() {
    return "%s is '%s'; it must be %s".formatted(field, found, right);
  }
}
