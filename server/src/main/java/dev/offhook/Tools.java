package dev.offhook;

import dev.offhook.assistant.Assistant;
import dev.offhook.call.PhoneNumber;
import dev.offhook.guard.Guard;
import dev.offhook.guard.Refusal;
import dev.offhook.settings.Settings;
import dev.offhook.tool.Destinations;
import dev.offhook.tool.Toolbox;
import dev.offhook.tool.builtin.BuiltInTools;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The tools of each assistant, made once for each text of its file. Safe from any thread. */
final class Tools implements Function<Assistant, Toolbox> {
  /** What the one destination is called that comes from the settings. */
  private static final String A_PERSON = "a person";

  /** More than one server has; reached only by years of edited files. */
  private static final int MOST = 256;

  private final Destinations destinations;
  private final BuiltInTools builtIn;
  private final ConcurrentHashMap<Key, Toolbox> made = new ConcurrentHashMap<>();

  private record Key(String assistant, String version) {}

  Tools(Settings settings, SpokenBy models, Guard guard) {
    var number = settings.transferNumber();
    this.destinations =
        new Destinations(
            number.isBlank() ? Map.of() : Map.of(A_PERSON, new PhoneNumber(number)),
            to -> guard.refusal(to).filter(why -> counts(why, settings)).map(Tools::inWords));
    this.builtIn = new BuiltInTools(destinations, models::lookUp);
  }

  /** To whom calls may be handed over. */
  Destinations destinations() {
    return destinations;
  }

  /**
   * A destination is the owner's own word, so one that no plan knows, or in a country where none was
   * chosen, is dialled; a kind of number that costs more than others is not.
   */
  private static boolean counts(Refusal why, Settings settings) {
    return switch (why.reason()) {
      case UNASSIGNED_NUMBER -> false;
      case COUNTRY_CLOSED ->
          !settings.outbound().where().countries().isEmpty()
              || !settings.outbound().number().isBlank();
      default -> true;
    };
  }

  private static String inWords(Refusal why) {
    return "That number may not be dialled: " + why.code() + ".";
  }

  @Override
  public Toolbox apply(Assistant assistant) {
    if (made.size() >= MOST) {
      made.clear();
    }
    return made.computeIfAbsent(
        new Key(assistant.id(), assistant.version()), _ -> new Toolbox(builtIn.of(assistant)));
  }
}
