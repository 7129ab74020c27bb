package dev.offhook.phone.twilio.twiml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads {@code Dial} and whom it rings. */
final class DialReader {
  private static final int MOST_CALLEES = 10;
  private static final Set<String> NOUNS = Set.of("Number", "Client", "Sip");
  private static final Set<String> OTHER_NOUNS =
      Set.of("Conference", "Queue", "Sim", "Application", "WhatsApp", "Room");
  private static final Set<String> RECORDS =
      Set.of(
          "do-not-record",
          "record-from-answer",
          "record-from-ringing",
          "record-from-answer-dual",
          "record-from-ringing-dual",
          "true",
          "false");

  private static final int BAD_METHOD = 13211;
  private static final int BAD_TIMEOUT = 13212;
  private static final int BAD_HANGUP_ON_STAR = 13213;
  private static final int BAD_NESTED_ELEMENT = 13215;
  private static final int BAD_TIME_LIMIT = 13216;
  private static final int BAD_RECORD = 13217;
  private static final int BAD_SEQUENTIAL = 13218;
  private static final int BAD_ANSWER_ON_BRIDGE = 13219;
  private static final int BAD_NUMBER_METHOD = 13221;
  private static final int BAD_SEND_DIGITS = 13222;
  private static final int TOO_MANY = 13250;

  private final List<Notice> warnings;

  DialReader(List<Notice> warnings) {
    this.warnings = warnings;
  }

  /** A dial of what this phone cannot ring is told as unsupported. */
  Verb read(Element element) {
    Attributes attributes = attributes(element);
    List<Element> children = Markup.children(element);
    Optional<String> other =
        children.stream().map(Element::getTagName).filter(OTHER_NOUNS::contains).findFirst();
    if (other.isPresent()) {
      return new Verb.Unsupported("Dial " + other.get());
    }
    return new Dial(
        children.isEmpty() ? List.of(plain(attributes.body())) : callees(children),
        attributes.callback("action", "method", BAD_METHOD),
        attributes.seconds("timeout", 30, 1, BAD_TIMEOUT),
        attributes.seconds("timeLimit", 14_400, 1, BAD_TIME_LIMIT),
        attributes.written("callerId") ? attributes.text("callerId", "") : null,
        attributes.flag("hangupOnStar", false, BAD_HANGUP_ON_STAR),
        attributes.flag("answerOnBridge", false, BAD_ANSWER_ON_BRIDGE),
        attributes.flag("sequential", false, BAD_SEQUENTIAL),
        tape(attributes));
  }

  private Attributes attributes(Element element) {
    return new Attributes(
        element,
        warnings,
        "action",
        "method",
        "timeout",
        "timeLimit",
        "callerId",
        "answerOnBridge",
        "hangupOnStar",
        "ringTone",
        "record",
        "recordingTrack",
        "trim",
        "recordingStatusCallback",
        "recordingStatusCallbackMethod",
        "recordingStatusCallbackEvent",
        "recordingConfigurationId",
        "sequential",
        "referUrl",
        "referMethod",
        "events");
  }

  private Dial.@Nullable Tape tape(Attributes attributes) {
    String record = attributes.fitting("record", "do-not-record", RECORDS::contains, BAD_RECORD);
    if (record.equals("do-not-record") || record.equals("false")) {
      return null;
    }
    int channels = record.endsWith("-dual") ? 2 : 1;
    return new Dial.Tape(
        RecordingReader.order(attributes, "DialVerb", channels), record.contains("ringing"));
  }

  private List<Dial.Callee> callees(List<Element> children) {
    List<Dial.Callee> callees = new ArrayList<>();
    for (Element child : children) {
      if (NOUNS.contains(child.getTagName())) {
        callees.add(callee(child));
      } else {
        String text = "Dial: invalid nested element " + child.getTagName();
        warnings.add(new Notice(BAD_NESTED_ELEMENT, text));
      }
    }
    if (callees.size() > MOST_CALLEES) {
      warnings.add(new Notice(TOO_MANY, "Dial: more than " + MOST_CALLEES + " callees"));
      return callees.subList(0, MOST_CALLEES);
    }
    return callees;
  }

  private Dial.Callee callee(Element element) {
    Attributes attributes =
        new Attributes(
            element,
            warnings,
            "url",
            "method",
            "sendDigits",
            "statusCallback",
            "statusCallbackMethod",
            "statusCallbackEvent",
            "byoc",
            "username",
            "password",
            "machineDetection",
            "machineDetectionTimeout",
            "machineDetectionSpeechThreshold",
            "machineDetectionSpeechEndThreshold",
            "machineDetectionSilenceTimeout",
            "amdStatusCallback",
            "amdStatusCallbackMethod");
    return new Dial.Callee(
        element.getTagName(),
        address(element),
        attributes.fitting(
            "sendDigits", "", digits -> digits.matches("[0-9A-D#*wW]*"), BAD_SEND_DIGITS),
        attributes.callback("url", "method", BAD_NUMBER_METHOD),
        attributes.callback("statusCallback", "statusCallbackMethod", BAD_NUMBER_METHOD),
        attributes.events("statusCallbackEvent", Notice.SCHEMA));
  }

  private static String address(Element element) {
    String text = element.getTextContent().strip();
    if (!element.getTagName().equals("Client")) {
      return text;
    }
    String identity =
        Markup.children(element).stream()
            .filter(child -> child.getTagName().equals("Identity"))
            .map(child -> child.getTextContent().strip())
            .findFirst()
            .orElse(text);
    return "client:" + identity;
  }

  private static Dial.Callee plain(String number) {
    return new Dial.Callee("Number", number, "", null, null, Set.of());
  }
}
