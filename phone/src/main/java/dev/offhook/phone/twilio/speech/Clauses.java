package dev.offhook.phone.twilio.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts streamed text into the pieces that are spoken and reported as one: up to and with one of
 * {@code . , : ; ! ?}. Blanks stay where they are, in front of the next piece.
 *
 * <p>A piece holds at least one letter or digit, so an ellipsis does not make three.
 */
final class Clauses {
  private static final String ENDS = ".,:;!?";

  private final StringBuilder pending = new StringBuilder();

  /** The clauses {@code token} completes. */
  List<String> add(String token) {
    List<String> complete = new ArrayList<>();
    for (int i = 0; i < token.length(); i++) {
      pending.append(token.charAt(i));
      if (ENDS.indexOf(token.charAt(i)) >= 0 && speakable()) {
        complete.add(take());
      }
    }
    return complete;
  }

  /** What is left, when nothing more will come; empty when that is blank. */
  Optional<String> close() {
    String rest = take();
    return rest.isBlank() ? Optional.empty() : Optional.of(rest);
  }

  /** Forgets what has not made a clause yet. */
  void clear() {
    pending.setLength(0);
  }

  private boolean speakable() {
    return pending.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private String take() {
    String text = pending.toString();
    pending.setLength(0);
    return text;
  }
}
