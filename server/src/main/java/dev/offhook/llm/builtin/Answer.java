package dev.offhook.llm.builtin;

/**
 * What the receptionist says next.
 *
 * @param words never blank
 * @param hangUp whether the call ends once they have been heard
 */
record Answer(String words, boolean hangUp) {

  static Answer say(String words) {
    return new Answer(words, false);
  }

  static Answer lastWords(String words) {
    return new Answer(words, true);
  }
}
