package dev.offhook.phone.twilio.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads one document; collects the warnings on the way. Names are case-sensitive. */
final class TwimlReader {
  private static final Set<String> OTHER_VERBS = Set.of("Enqueue", "Pay", "Prompt", "Refer", "Sms");
  private static final Set<String> OTHER_STREAMS = Set.of("Stream", "Siprec", "Transcription");
  private static final int BAD_REDIRECT_METHOD = 13710;
  private static final int BAD_REJECT_REASON = 13810;

  private final List<Notice> warnings = new ArrayList<>();
  private final PromptReader prompts = new PromptReader(warnings);
  private final RecordingReader recordings = new RecordingReader(warnings);

  Twiml read(String document) throws BadTwiml {
    if (document.isBlank()) {
      throw new BadTwiml(Notice.EMPTY, "The answer has no body");
    }
    Element root = Markup.parse(document);
    if (!root.getTagName().equals("Response")) {
      throw new BadTwiml(Notice.BAD_ROOT, "Root element must be Response: " + root.getTagName());
    }
    attributes(root);
    List<Verb> verbs = new ArrayList<>();
    for (Element element : Markup.children(root)) {
      verb(element).ifPresent(verbs::add);
    }
    return new Twiml(verbs, warnings);
  }

  private Optional<Verb> verb(Element element) {
    return switch (element.getTagName()) {
      case "Connect" -> Optional.of(new RelayReader(warnings).connect(element));
      case "Say", "Pause", "Play" -> prompts.read(element).map(Verb.class::cast);
      case "Gather" -> Optional.of(new GatherReader(element, prompts, warnings).read());
      case "Dial" -> Optional.of(new DialReader(warnings).read(element));
      case "Record" -> Optional.of(recordings.record(element));
      case "Start" -> start(element);
      case "Stop" -> stop(element);
      case "Hangup" -> Optional.of(hangup(element));
      case "Redirect" -> Optional.of(redirect(element));
      case "Reject" -> Optional.of(reject(element));
      case "Leave" -> Optional.of(leave(element));
      default -> other(element.getTagName());
    };
  }

  private Optional<Verb> other(String name) {
    if (OTHER_VERBS.contains(name)) {
      return Optional.of(new Verb.Unsupported(name));
    }
    Attributes.warn(warnings, "unknown element " + name);
    return Optional.empty();
  }

  private Optional<Verb> start(Element element) {
    attributes(element);
    return only(element, "Start")
        .flatMap(child ->
            child.getTagName().equals("Recording")
                ? Optional.of(new Verb.StartRecording(recordings.background(child)))
                : background("Start", child));
  }

  private Optional<Verb> stop(Element element) {
    attributes(element);
    return only(element, "Stop")
        .flatMap(child ->
            child.getTagName().equals("Recording")
                ? Optional.of(new Verb.StopRecording())
                : background("Stop", child));
  }

  private Optional<Verb> background(String verb, Element child) {
    String name = child.getTagName();
    if (OTHER_STREAMS.contains(name)) {
      return Optional.of(new Verb.Unsupported(verb + " " + name));
    }
    Attributes.warn(warnings, "unknown element " + name + " in " + verb);
    return Optional.empty();
  }

  private Optional<Element> only(Element element, String verb) {
    List<Element> children = Markup.children(element);
    if (children.size() != 1) {
      Attributes.warn(warnings, verb + " needs one noun and has " + children.size());
      return Optional.empty();
    }
    return Optional.of(children.getFirst());
  }

  private Verb hangup(Element element) {
    attributes(element);
    return new Verb.Hangup();
  }

  private Verb leave(Element element) {
    attributes(element);
    return new Verb.Leave();
  }

  private Verb redirect(Element element) {
    Attributes attributes = attributes(element, "method");
    return new Verb.Redirect(attributes.body(), attributes.method("method", BAD_REDIRECT_METHOD));
  }

  private Verb reject(Element element) {
    Set<String> reasons = Set.of("rejected", "busy");
    Attributes attributes = attributes(element, "reason");
    return new Verb.Reject(
        attributes.fitting("reason", "rejected", reasons::contains, BAD_REJECT_REASON));
  }

  private Attributes attributes(Element element, String... names) {
    return new Attributes(element, warnings, names);
  }
}
