package dev.offhook.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code .env} file as names and values, read as python-dotenv reads it, because the
 * files people bring were written for that: {@code export} in front, quotes of both kinds (over
 * several lines too), escapes inside double quotes, a comment after a blank and {@code #}. {@code
 * ${NAME}} is not expanded. Names are upper-cased; of two equal ones the later wins.
 *
 * @param values by name
 * @param badLines numbers, from 1, of lines that are no {@code NAME=value}; they are skipped
 */
record DotEnv(Map<String, String> values, List<Integer> badLines) {
  static final DotEnv EMPTY = new DotEnv(Map.of(), List.of());

  private static final String REST_OF_LINE = "[^\\S\\n]*(?:#[^\\n]*)?(?:\\n|\\z)";
  private static final Pattern NOTHING = Pattern.compile(REST_OF_LINE);
  private static final Pattern STATEMENT =
      Pattern.compile(
          "[^\\S\\n]*(?:export[^\\S\\n]+)?(?<name>[^=#\\s'\"]+)[^\\S\\n]*="
              + "(?:[^\\S\\n]*'(?<single>[^'\\\\]*+(?:\\\\[\\s\\S][^'\\\\]*+)*+)'"
              + "|[^\\S\\n]*\"(?<double>[^\"\\\\]*+(?:\\\\[\\s\\S][^\"\\\\]*+)*+)\""
              + "|(?<bare>(?![^\\S\\n]*['\"])[^\\n]*+))"
              + REST_OF_LINE);
  private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
  private static final Pattern IN_SINGLE = Pattern.compile("\\\\([\\\\'])");
  private static final Pattern IN_DOUBLE = Pattern.compile("\\\\([\\\\'\"nrt])");

  DotEnv {
    values = Map.copyOf(values);
    badLines = List.copyOf(badLines);
  }

  static DotEnv parse(String text) {
    // Windows editors put a byte order mark in front
    var clean = text.replaceFirst("^\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    var values = new HashMap<String, String>();
    var badLines = new ArrayList<Integer>();
    var nothing = NOTHING.matcher(clean);
    var statement = STATEMENT.matcher(clean);
    int at = 0;
    while (at < clean.length()) {
      if (nothing.region(at, clean.length()).lookingAt()) {
        at = nothing.end();
      } else if (statement.region(at, clean.length()).lookingAt()) {
        values.put(statement.group("name").toUpperCase(Locale.ROOT), value(statement));
        at = statement.end();
      } else {
        badLines.add(lineOf(clean, at));
        at = nextLine(clean, at);
      }
    }
    return new DotEnv(values, badLines);
  }

  private static String value(Matcher statement) {
    if (statement.group("single") != null) {
      return unescape(IN_SINGLE, statement.group("single"));
    }
    if (statement.group("double") != null) {
      return unescape(IN_DOUBLE, statement.group("double"));
    }
    return COMMENT.matcher(statement.group("bare")).replaceFirst("").strip();
  }

  private static String unescape(Pattern escape, String quoted) {
    return escape
        .matcher(quoted)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                switch (found.group(1)) {
                  case "n" -> "\n";
                  case "r" -> "\r";
                  case "t" -> "\t";
                  default -> found.group(1);
                }));
  }

  private static int lineOf(String text, int at) {
    return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  private static int nextLine(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end + 1;
  }
}
