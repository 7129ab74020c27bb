package dev.offhook.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.assistant.BargeIn.Interruptible;
import dev.offhook.assistant.DurationText.Bounds;
import dev.offhook.turn.Patience;
import dev.offhook.turn.Patience.Preset;
import dev.offhook.turn.TurnRule;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code bargeIn}: a preset, and what a file sets beside it. */
final class BargeInReader {
  private static final String PLACE = "/bargeIn";

  private final DurationText durations;

  BargeInReader(DurationText durations) {
    this.durations = durations;
  }

  BargeIn read(JsonNode node) {
    var by = node.path("interruptible");
    var usual = BargeIn.USUAL;
    return new BargeIn(
        by.isMissingNode() ? usual.interruptible() : Interruptible.valueOf(constant(by.asText())),
        patience(node),
        node.has("preset") || node.has("resumeAfter"),
        KnowledgeReader.texts(node.path("extraStopPhrases")),
        rules(node.path("without")));
  }

  private Patience patience(JsonNode node) {
    var preset = Preset.valueOf(constant(node.path("preset").asText(Preset.NORMAL.name())));
    var usual = preset.patience();
    return new Patience(
        wait(node, "resumeAfter", new Bounds("0s", "60s"), usual.resumeAfter()),
        wait(node, "fragmentPause", new Bounds("0s", "5s"), usual.fragmentPause()),
        wait(node, "fillerAfter", new Bounds("0.3s", "30s"), usual.fillerAfter()),
        wait(node, "silence", new Bounds("3s", "10m"), usual.silence()),
        node.path("asks").asInt(usual.asks()));
  }

  private Duration wait(JsonNode node, String field, Bounds bounds, Duration usual) {
    return durations.read(node, field, PLACE, bounds, usual);
  }

  private static Set<TurnRule> rules(JsonNode node) {
    return KnowledgeReader.texts(node).stream()
        .map(name -> TurnRule.valueOf(constant(name)))
        .collect(Collectors.toSet());
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
