package dev.offhook.conversation;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.PhoneNumber;
import dev.offhook.call.ToolCall;
import dev.offhook.call.ToolEnd;
import dev.offhook.telephony.Switchboard.HandOverEnd;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Outcome.Transfer;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * To whom a call is handed over, if it is: decided by a tool, begun once the words before it were
 * heard, and over when they talked or the call came back.
 *
 * <p>Lives on the call's event loop; {@link #to()} may be asked from any thread.
 */
final class HandOver {
  private final Workbench tools;
  private final Assistant assistant;
  private final Destinations destinations;
  private @Nullable ToolCall wish;
  private @Nullable PhoneNumber destination;
  private volatile @Nullable PhoneNumber begun;

  HandOver(Workbench tools, Assistant assistant, Destinations destinations) {
    this.tools = tools;
    this.assistant = assistant;
    this.destinations = destinations;
  }

  /** A tool decided on it. */
  void decided(ToolCall by, Transfer transfer) {
    wish = by;
    destination = transfer.to();
  }

  /**
   * Somebody who is not on the phone wishes for it.
   *
   * @param leave has the assistant leave; whether it does
   * @return whether it is being done
   */
  boolean wished(String name, BooleanSupplier leave) {
    if (!(destinations.find(assistant, name) instanceof Transfer transfer)
        || !leave.getAsBoolean()) {
      return false;
    }
    decided(tools.byOperator(transfer), transfer);
    return true;
  }

  /** The assistant talks on: what was decided before counts no more. */
  void dropped() {
    wish = null;
    destination = null;
    begun = null;
  }

  /** The words before it were heard. */
  void begun() {
    begun = destination;
  }

  /** Who takes the call over; empty while it is ours. */
  Optional<PhoneNumber> to() {
    return Optional.ofNullable(begun);
  }

  /** It did not come about, and the model is told why. */
  void failed(HandOverEnd how) {
    begun = null;
    if (wish != null) {
      var told =
          "The caller was not put through: %s. They are back with you: tell them so, and go on."
              .formatted(inWords(how));
      tools.answer(wish, ToolEnd.FAILED, told);
    }
  }

  private static String inWords(HandOverEnd how) {
    return switch (how) {
      case TALKED -> "they have talked";
      case BUSY -> "the line was busy";
      case NO_ANSWER -> "nobody answered";
      case FAILED -> "the number could not be reached";
    };
  }
}
