package dev.offhook.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was written behind {@code ./offhook run}: every setting is an option ({@code --port 9000},
 * {@code --port=9000}), and {@code --set NAME=value} takes any name.
 *
 * @param values of settings, by name
 * @param help whether only the options were asked for
 */
public record CommandLine(Map<String, String> values, boolean help) {

  public CommandLine {
    values = Map.copyOf(values);
  }

  /**
   * Reads the arguments.
   *
   * @throws SettingsRefused for options that do not exist or lack their value
   */
  public static CommandLine parse(String... arguments) throws SettingsRefused {
    var names =
        SettingsTable.all()
            .flatMap(setting -> setting.names().stream())
            .collect(Collectors.toMap(CommandLine::option, name -> name));
    var values = new HashMap<String, String>();
    var problems = new ArrayList<String>();
    var left = List.of(arguments).iterator();
    while (left.hasNext()) {
      var argument = left.next();
      if (argument.equals("--help") || argument.equals("-h")) {
        return new CommandLine(Map.of(), true);
      }
      var cut = argument.indexOf('=');
      var option = cut < 0 ? argument : argument.substring(0, cut);
      if (!option.equals("--set") && !names.containsKey(option)) {
        problems.add(option + " is no option; ./offhook run --help lists them");
      } else if (cut < 0 && !left.hasNext()) {
        problems.add(option + " lacks its value");
      } else {
        var value = cut < 0 ? left.next() : argument.substring(cut + 1);
        put(values, option.equals("--set") ? value : names.get(option) + "=" + value, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new SettingsRefused(problems);
    }
    return new CommandLine(values, false);
  }

  private static void put(Map<String, String> values, String pair, List<String> problems) {
    var cut = pair.indexOf('=');
    if (cut < 1) {
      problems.add("--set lacks its NAME=value");
    } else {
      values.put(pair.substring(0, cut).strip(), pair.substring(cut + 1));
    }
  }

  /** A setting's name as an option: {@code --server-host}. */
  static String option(String name) {
    return "--" + name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
