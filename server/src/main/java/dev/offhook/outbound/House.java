package dev.offhook.outbound;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.PhoneNumber;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a call has from this server where the wish says nothing.
 *
 * @param number from which calls are placed; blank when there is none
 * @param answering the assistant of one of our numbers
 * @param byId an assistant
 * @param mode how conversations are held
 * @param modes how they can be held
 * @param takesCalls whether there is room for one more
 */
public record House(
    String number,
    Function<PhoneNumber, Assistant> answering,
    Function<String, Optional<Assistant>> byId,
    Mode mode,
    Set<Mode> modes,
    BooleanSupplier takesCalls) {
  public House {
    modes = Set.copyOf(modes);
  }
}
