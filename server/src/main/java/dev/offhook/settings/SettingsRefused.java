package dev.offhook.settings;

import java.util.List;

/** The server cannot start with these settings: one line for each thing that is wrong. */
public final class SettingsRefused extends Exception {
  private final List<String> problems;

  SettingsRefused(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each names the setting, its value unless that is a secret, and what would be right. */
  public List<String> problems() {
    return problems;
  }
}
