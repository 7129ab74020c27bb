package dev.offhook.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with the settings while they are read, so that all of it is told at once.
 * A value that is wrong reads as the default, and the start is refused at the end.
 */
final class SettingsCheck {
  private static final int LONGEST_SHOWN = 60;
  private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

  /** What the templates of the five apps hold where a key belongs. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?i)(https?://)?(your[-_].*|<.*>|.*\\.\\.\\.|change-?me|(AC|sk-)?x{6,})");

  /** Not secret, but given out by somebody else like a key. */
  private static final Set<String> FROM_ELSEWHERE =
      Set.of(SettingsTable.PUBLIC_URL.name(), SettingsTable.GUIDEANTS_PUB_ID.name());

  private final SettingSources sources;
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> notes;

  SettingsCheck(SettingSources sources) {
    this.sources = sources;
    this.notes = new LinkedHashSet<>(sources.notes());
  }

  /** The value somebody set, or the default. */
  <T> T value(Setting<T> setting) {
    if (!set(setting)) {
      return setting.standardValue();
    }
    try {
      return setting.reader().apply(sources.find(setting).orElseThrow().text());
    } catch (NotRight e) {
      wrong(setting, e.right());
      return setting.standardValue();
    }
  }

  /** Whether somebody set it to more than a template's placeholder. */
  boolean set(Setting<?> setting) {
    var found = sources.find(setting);
    var placeholder =
        found.filter(it -> credential(setting) && PLACEHOLDER.matcher(it.text()).matches());
    placeholder.ifPresent(it ->
        notes.add(
            "%s (%s) still holds its template's placeholder and counts as not set"
                .formatted(it.name(), it.source())));
    return found.isPresent() && placeholder.isEmpty();
  }

  private static boolean credential(Setting<?> setting) {
    return setting.secret() || FROM_ELSEWHERE.contains(setting.name());
  }

  /** Notes that a value is not as it must be. */
  void wrong(Setting<?> setting, String right) {
    var found = sources.find(setting).orElseThrow();
    var value = setting.secret() ? "not right" : "\"" + shown(found.text()) + "\"";
    problems.add("%s is %s (%s): %s".formatted(found.name(), value, found.source(), right));
  }

  /** Notes that a value is missing. */
  void missing(Setting<?> setting, String why) {
    problems.add("%s is missing: %s".formatted(setting.name(), why));
  }

  private static String shown(String text) {
    var plain = USER_INFO.matcher(text).replaceAll("//…@").replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN) + "…";
  }

  void refuseIfWrong() throws SettingsRefused {
    if (!problems.isEmpty()) {
      throw new SettingsRefused(List.copyOf(problems));
    }
  }

  List<String> notes() {
    return new ArrayList<>(notes);
  }
}
