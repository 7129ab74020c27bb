package dev.offhook.settings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The declaration of one setting: its names, its default, what it means and what it accepts.
 *
 * @param name as it is written in {@code .env} and in the documents
 * @param aliases other names it goes by; the name itself wins where both stand in one source
 * @param standard the default as a user would write it; blank when there is none
 * @param unset what happens without it, for the documents; blank when {@code standard} says it
 * @param meaning one line for the documents
 * @param secret whether its value must not be shown
 * @param reader makes the value from text, blank included, or throws {@link NotRight}
 */
record Setting<T>(
    String name,
    List<String> aliases,
    String standard,
    String unset,
    String meaning,
    boolean secret,
    Function<String, T> reader) {

  Setting {
    aliases = List.copyOf(aliases);
  }

  static <T> Setting<T> of(
      String name, String standard, Function<String, T> reader, String meaning) {
    return new Setting<>(name, List.of(), standard, "", meaning, false, reader);
  }

  static Setting<Secret> secret(String name, String meaning) {
    return new Setting<>(name, List.of(), "", "", meaning, true, SettingReaders::secret);
  }

  Setting<T> alias(String... others) {
    return new Setting<>(name, List.of(others), standard, unset, meaning, secret, reader);
  }

  Setting<T> unset(String whatThen) {
    return new Setting<>(name, aliases, standard, whatThen, meaning, secret, reader);
  }

  Setting<T> standard(String value) {
    return new Setting<>(name, aliases, value, unset, meaning, secret, reader);
  }

  Setting<T> hidden() {
    return new Setting<>(name, aliases, standard, unset, meaning, true, reader);
  }

  /** All names, the one to use first. */
  List<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream()).toList();
  }

  /** The value when nobody sets it. */
  T standardValue() {
    return reader.apply(standard);
  }
}
