package dev.offhook.phone.twilio.twiml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads {@code Connect} and what a call is connected to. */
final class RelayReader {
  private static final Set<String> OTHER_NOUNS =
      Set.of(
          "Stream",
          "VirtualAgent",
          "Conversation",
          "Room",
          "ConversationRelaySession",
          "AiSession");

  private final List<Notice> warnings;

  RelayReader(List<Notice> warnings) {
    this.warnings = warnings;
  }

  Verb connect(Element element) {
    Attributes attributes = new Attributes(element, warnings, "action", "method");
    String action = attributes.written("action") ? attributes.text("action", "") : null;
    String method = attributes.method("method", Notice.SCHEMA);
    List<Element> nouns = Markup.children(element);
    if (nouns.size() != 1) {
      Notice why = new Notice(Notice.SCHEMA, "Connect needs one noun and has " + nouns.size());
      warnings.add(why);
      return new Verb.Connect(action, method, new Verb.RefusedRelay(why));
    }
    return new Verb.Connect(action, method, noun(nouns.getFirst()));
  }

  private Verb.Noun noun(Element element) {
    String name = element.getTagName();
    if (name.equals("ConversationRelay")) {
      return relay(element);
    }
    if (!OTHER_NOUNS.contains(name)) {
      Attributes.warn(warnings, "unknown element " + name + " in Connect");
    }
    return new Verb.OtherNoun(name);
  }

  private Verb.Noun relay(Element element) {
    Map<String, String> attributes = Markup.attributes(element);
    attributes.keySet().stream()
        .filter(name -> !RelayAttributes.known(name))
        .forEach(name -> unknown(name, "ConversationRelay"));
    Optional<Notice> fault = RelayAttributes.fault(attributes);
    List<String> languages = new ArrayList<>();
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Element child : Markup.children(element)) {
      fault = fault.or(() -> nested(child, languages, parameters));
    }
    fault.ifPresent(warnings::add);
    return fault
        .<Verb.Noun>map(Verb.RefusedRelay::new)
        .orElseGet(() -> new Relay(attributes, languages, parameters));
  }

  private Optional<Notice> nested(
      Element child, List<String> languages, Map<String, String> parameters) {
    return switch (child.getTagName()) {
      case "Language" -> language(child, languages);
      case "Parameter" -> parameter(child, parameters);
      default -> {
        Attributes.warn(
            warnings, "unknown element " + child.getTagName() + " in ConversationRelay");
        yield Optional.empty();
      }
    };
  }

  private Optional<Notice> language(Element child, List<String> languages) {
    Map<String, String> attributes = Markup.attributes(child);
    attributes.keySet().stream()
        .filter(name -> !RelayAttributes.knownOfLanguage(name))
        .forEach(name -> unknown(name, "Language"));
    languages.add(child.getAttribute("code"));
    return RelayAttributes.languageFault(attributes);
  }

  private Optional<Notice> parameter(Element child, Map<String, String> parameters) {
    Attributes attributes = new Attributes(child, warnings, "name", "value");
    String name = attributes.text("name", "");
    parameters.put(name, attributes.text("value", ""));
    return name.isBlank()
        ? Optional.of(new Notice(Notice.BAD_VALUE, "Parameter without name"))
        : Optional.empty();
  }

  private void unknown(String name, String element) {
    Attributes.warn(warnings, "unknown attribute " + name + " of " + element);
  }
}
