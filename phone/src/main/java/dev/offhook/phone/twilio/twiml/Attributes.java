package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The attributes of one element: what is wrong is warned of with the carrier's own number for it,
 * and counts as not written, as the carrier does it.
 */
final class Attributes {
  static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})+");
  private static final Set<String> EVENTS =
      Set.of("initiated", "ringing", "answered", "completed", "in-progress", "absent");

  private final Element element;
  private final List<Notice> warnings;

  /** Warns of every attribute that is not among {@code names}. */
  Attributes(Element element, List<Notice> warnings, String... names) {
    this.element = element;
    this.warnings = warnings;
    Set<String> known = Set.of(names);
    Markup.attributes(element).keySet().stream()
        .filter(name -> !known.contains(name) && !name.startsWith("xml"))
        .forEach(name -> warn("unknown attribute " + name + " of " + element.getTagName()));
  }

  /** The text within the element, whatever is nested in it. */
  String body() {
    return element.getTextContent().strip();
  }

  boolean written(String name) {
    return element.hasAttribute(name);
  }

  String text(String name, String otherwise) {
    return written(name) ? element.getAttribute(name) : otherwise;
  }

  String fitting(String name, String otherwise, Predicate<String> shape, int code) {
    String value = text(name, otherwise);
    if (value.equals(otherwise) || shape.test(value)) {
      return value;
    }
    wrong(name, value, code);
    return otherwise;
  }

  boolean flag(String name, boolean otherwise, int code) {
    Predicate<String> flag = Set.of("true", "false")::contains;
    return Boolean.parseBoolean(fitting(name, Boolean.toString(otherwise), flag, code));
  }

  int whole(String name, int otherwise, int least, int code) {
    Predicate<String> whole =
        value -> value.matches("\\d{1,6}") && Integer.parseInt(value) >= least;
    return Integer.parseInt(fitting(name, Integer.toString(otherwise), whole, code));
  }

  Duration seconds(String name, int otherwise, int least, int code) {
    return Duration.ofSeconds(whole(name, otherwise, least, code));
  }

  String method(String name, int code) {
    return fitting(name, "POST", Set.of("GET", "POST")::contains, code);
  }

  /** Null where {@code name} is not written. */
  @Nullable Callback callback(String name, String method, int code) {
    String how = method(method, code);
    return written(name) ? new Callback(text(name, ""), how) : null;
  }

  /** A list of event names with blanks between them. */
  Set<String> events(String name, int code) {
    Set<String> chosen =
        new LinkedHashSet<>(Arrays.asList(text(name, "completed").strip().split("\\s+")));
    if (!EVENTS.containsAll(chosen)) {
      wrong(name, text(name, ""), code);
      chosen.retainAll(EVENTS);
    }
    return chosen;
  }

  void wrong(String name, String value, int code) {
    warnings.add(
        new Notice(
            code, "%s: invalid %s value \"%s\"".formatted(element.getTagName(), name, value)));
  }

  /** A warning of the document's form. */
  void warn(String text) {
    warn(warnings, text);
  }

  static void warn(List<Notice> warnings, String text) {
    warnings.add(new Notice(Notice.SCHEMA, "Schema validation warning: " + text));
  }
}
