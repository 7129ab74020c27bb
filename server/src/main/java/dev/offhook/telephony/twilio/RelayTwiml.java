package dev.offhook.telephony.twilio;

import dev.offhook.assistant.Assistant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer that puts a call through to an assistant over the relay.
 *
 * @param assistant who answers; what is wrong in its settings is left out
 * @param socketUrl where the carrier opens the socket; it signs this very text
 * @param actionUrl where it asks how to go on once the session is over
 * @param parameters sent back in the session's setup; visible to the carrier
 * @param resumed whether the conversation goes on after a break, so that nobody is greeted twice
 * @param consent what comes before
 */
record RelayTwiml(
    Assistant assistant,
    String socketUrl,
    String actionUrl,
    Map<String, String> parameters,
    boolean resumed,
    Consent consent) {

  RelayTwiml {
    parameters = Map.copyOf(parameters);
    if (!socketUrl.startsWith("wss://") && !socketUrl.startsWith("ws://")) {
      throw new IllegalArgumentException("a socket's URL begins with wss://, not: " + socketUrl);
    }
  }

  String xml() {
    var settings = RelaySettings.of(assistant);
    var document =
        consent
            .in(new TwimlDocument())
            .open("Connect")
            .attribute("action", actionUrl)
            .attribute("method", "POST")
            .open("ConversationRelay")
            .attribute("url", socketUrl);
    var first = assistant.opening().byLine();
    if (!resumed && !first.isBlank()) {
      document.attribute("welcomeGreeting", first);
    }
    settings.relay().forEach(document::attribute);
    for (var language : settings.languages()) {
      document.open("Language");
      language.forEach(document::attribute);
      document.close();
    }
    new TreeMap<>(parameters)
        .forEach((name, value) ->
            document.open("Parameter").attribute("name", name).attribute("value", value).close());
    return document.xml();
  }

  /** The addresses only: the parameters hold the call's token. */
  @Override
  public String toString() {
    return "RelayTwiml[%s, %s]".formatted(socketUrl, actionUrl);
  }
}
