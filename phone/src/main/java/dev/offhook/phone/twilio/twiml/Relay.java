package dev.offhook.phone.twilio.twiml;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code ConversationRelay} whose attributes have passed.
 *
 * @param attributes as written, by their exact names
 * @param languages the codes of the nested {@code Language} elements
 * @param parameters the nested {@code Parameter} elements
 */
public record Relay(
    Map<String, String> attributes, List<String> languages, Map<String, String> parameters)
    implements Verb.Noun {

  public Relay {
    attributes = Map.copyOf(attributes);
    languages = List.copyOf(languages);
    parameters = Map.copyOf(parameters);
  }

  public String url() {
    return value("url", "");
  }

  /** Blank when there is none. */
  public String welcomeGreeting() {
    return value("welcomeGreeting", "");
  }

  public Input greetingInterruptible() {
    return Input.parse(value("welcomeGreetingInterruptible", "any"));
  }

  public Input interruptible() {
    return Input.parse(value("interruptible", "any"));
  }

  /** What is reported while the agent's voice sounds and is not interrupted by it. */
  public Input reported() {
    return Input.parse(value("reportInputDuringAgentSpeech", "none"));
  }

  public boolean preemptible() {
    return flag("preemptible");
  }

  public boolean partialPrompts() {
    return flag("partialPrompts");
  }

  public boolean dtmfDetection() {
    return flag("dtmfDetection");
  }

  public boolean ignoreBackchannel() {
    return flag("ignoreBackchannel");
  }

  public boolean applicationReconnect() {
    return flag("applicationReconnect");
  }

  public boolean speakerEvents() {
    return subscriptions().contains("speaker-events");
  }

  public boolean tokensPlayed() {
    return subscriptions().contains("tokens-played");
  }

  /** The language the caller's words are transcribed in. */
  public String transcriptionLanguage() {
    return value("transcriptionLanguage", value("language", "en-US"));
  }

  private Set<String> subscriptions() {
    String both = value("events", "") + " " + value("debug", "");
    return Set.copyOf(List.of(both.trim().split("\\s+")).stream().distinct().toList());
  }

  private boolean flag(String name) {
    return value(name, "false").equals("true");
  }

  private String value(String name, String otherwise) {
    return attributes.getOrDefault(name, otherwise);
  }
}
