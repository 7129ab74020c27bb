package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads one document; collects the warnings on the way. Names are case-sensitive. */
final class TwimlReader {
  private static final Set<String> OTHER_VERBS =
      Set.of(
          "Gather", "Record", "Start", "Stop", "Enqueue", "Leave", "Pay", "Prompt", "Refer", "Sms");
  private static final Set<String> OTHER_NOUNS =
      Set.of(
          "Stream",
          "VirtualAgent",
          "Conversation",
          "Room",
          "ConversationRelaySession",
          "AiSession");

  private final List<Notice> warnings = new ArrayList<>();

  Twiml read(String document) throws BadTwiml {
    if (document.isBlank()) {
      throw new BadTwiml(Notice.EMPTY, "The answer has no body");
    }
    Element root = Markup.parse(document);
    if (!root.getTagName().equals("Response")) {
      throw new BadTwiml(Notice.BAD_ROOT, "Root element must be Response: " + root.getTagName());
    }
    onlyKnown(root, Set.of());
    List<Verb> verbs = new ArrayList<>();
    for (Element element : Markup.children(root)) {
      verb(element).ifPresent(verbs::add);
    }
    return new Twiml(verbs, warnings);
  }

  private Optional<Verb> verb(Element element) {
    return switch (element.getTagName()) {
      case "Connect" -> Optional.of(connect(element));
      case "Say" -> Optional.of(say(element));
      case "Pause" -> Optional.of(pause(element));
      case "Play" -> Optional.of(play(element));
      case "Hangup" -> Optional.of(hangup(element));
      case "Redirect" -> Optional.of(redirect(element));
      case "Reject" -> Optional.of(reject(element));
      case "Dial" -> Optional.of(dial(element));
      default -> other(element.getTagName());
    };
  }

  private Optional<Verb> other(String name) {
    if (OTHER_VERBS.contains(name)) {
      return Optional.of(new Verb.Unsupported(name));
    }
    warn("unknown element " + name);
    return Optional.empty();
  }

  private Verb connect(Element element) {
    onlyKnown(element, Set.of("action", "method"));
    List<Element> nouns = Markup.children(element);
    if (nouns.size() != 1) {
      Notice why = new Notice(Notice.SCHEMA, "Connect needs one noun and has " + nouns.size());
      warnings.add(why);
      return new Verb.Connect(action(element), method(element), new Verb.RefusedRelay(why));
    }
    return new Verb.Connect(action(element), method(element), noun(nouns.getFirst()));
  }

  private Verb.Noun noun(Element element) {
    String name = element.getTagName();
    if (name.equals("ConversationRelay")) {
      return relay(element);
    }
    if (!OTHER_NOUNS.contains(name)) {
      warn("unknown element " + name + " in Connect");
    }
    return new Verb.OtherNoun(name);
  }

  private Verb.Noun relay(Element element) {
    Map<String, String> attributes = Markup.attributes(element);
    attributes.keySet().stream()
        .filter(name -> !RelayAttributes.known(name))
        .forEach(name -> warn("unknown attribute " + name + " of ConversationRelay"));
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
    Map<String, String> attributes = Markup.attributes(child);
    return switch (child.getTagName()) {
      case "Language" -> {
        attributes.keySet().stream()
            .filter(name -> !RelayAttributes.knownOfLanguage(name))
            .forEach(name -> warn("unknown attribute " + name + " of Language"));
        languages.add(child.getAttribute("code"));
        yield RelayAttributes.languageFault(attributes);
      }
      case "Parameter" -> {
        onlyKnown(child, Set.of("name", "value"));
        parameters.put(child.getAttribute("name"), child.getAttribute("value"));
        yield child.getAttribute("name").isBlank()
            ? Optional.of(new Notice(Notice.BAD_VALUE, "Parameter without name"))
            : Optional.empty();
      }
      default -> {
        warn("unknown element " + child.getTagName() + " in ConversationRelay");
        yield Optional.empty();
      }
    };
  }

  private Verb say(Element element) {
    onlyKnown(element, Set.of("voice", "language", "loop"));
    return new Verb.Say(element.getTextContent().strip());
  }

  private Verb pause(Element element) {
    onlyKnown(element, Set.of("length"));
    return new Verb.Pause(Duration.ofSeconds(wholeOr(element, "length", 1)));
  }

  private Verb play(Element element) {
    onlyKnown(element, Set.of("loop", "digits"));
    return new Verb.Play(element.getTextContent().strip());
  }

  private Verb hangup(Element element) {
    onlyKnown(element, Set.of());
    return new Verb.Hangup();
  }

  private Verb redirect(Element element) {
    onlyKnown(element, Set.of("method"));
    return new Verb.Redirect(element.getTextContent().strip(), method(element));
  }

  private Verb reject(Element element) {
    onlyKnown(element, Set.of("reason"));
    String reason = element.getAttribute("reason");
    return new Verb.Reject(reason.equals("busy") ? "busy" : "rejected");
  }

  private Verb dial(Element element) {
    String target = element.getTextContent().strip().replaceAll("\\s+", " ");
    return new Verb.Dial(target, action(element), method(element));
  }

  private int wholeOr(Element element, String name, int otherwise) {
    String value = element.getAttribute(name);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (!value.matches("\\d{1,5}")) {
      warn("attribute " + name + " is not a whole number: " + value);
      return otherwise;
    }
    return Integer.parseInt(value);
  }

  private static @Nullable String action(Element element) {
    return element.hasAttribute("action") ? element.getAttribute("action") : null;
  }

  private String method(Element element) {
    String method = element.getAttribute("method");
    if (!Set.of("", "GET", "POST").contains(method)) {
      warn("attribute method is neither GET nor POST: " + method);
    }
    return method.equals("GET") ? "GET" : "POST";
  }

  private void onlyKnown(Element element, Set<String> names) {
    Markup.attributes(element).keySet().stream()
        .filter(name -> !names.contains(name) && !name.startsWith("xml"))
        .forEach(name -> warn("unknown attribute " + name + " of " + element.getTagName()));
  }

  private void warn(String text) {
    warnings.add(new Notice(Notice.SCHEMA, "Schema validation warning: " + text));
  }
}
