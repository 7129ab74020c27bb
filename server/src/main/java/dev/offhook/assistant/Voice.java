package dev.offhook.assistant;

import java.util.List;
import java.util.Map;

/**
 * How an assistant sounds and what it understands.
 *
 * @param language BCP-47 tag, or {@code multi}
 * @param ttsProvider who speaks, as the carrier names it
 * @param voice the provider's name of the voice; blank for its default
 * @param sttProvider who listens, as the carrier names it
 * @param hints words the recogniser should expect
 * @param languages further languages the call may switch to
 * @param relay further attributes of the carrier's relay, by their documented camel-case names
 */
public record Voice(
    String language,
    String ttsProvider,
    String voice,
    String sttProvider,
    List<String> hints,
    List<Map<String, String>> languages,
    Map<String, String> relay) {

  public static final Voice USUAL =
      new Voice("en-US", "ElevenLabs", "", "Deepgram", List.of(), List.of(), Map.of());

  public Voice {
    hints = List.copyOf(hints);
    languages = languages.stream().map(Map::copyOf).toList();
    relay = Map.copyOf(relay);
  }
}
