package dev.offhook.api;

import dev.offhook.call.Recording;
import dev.offhook.cost.Costs;
import dev.offhook.store.CallRecord;
import dev.offhook.store.ToolUse;
import dev.offhook.store.TurnRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Calls and turns as JSON: every field is always there, null where it is not known. */
final class CallJson {
  private CallJson() {}

  static JsonObject call(CallRecord call) {
    var details = call.details();
    return new JsonObject()
        .put("sid", details.sid().value())
        .put("direction", name(details.direction()))
        .put("caller", text(details.caller().value()))
        .put("called", text(details.called().value()))
        .put("assistant", call.by().assistant())
        .put("version", call.by().version())
        .put("mode", name(call.by().mode()))
        .put("began", call.began().toString())
        .put("connectedMs", millis(call.connected()))
        .put("live", call.over().isEmpty())
        .put("lastedMs", millis(call.over().map(CallRecord.Over::after)))
        .put("reason", call.over().map(over -> name(over.end().reason())).orElse(null))
        .put("expired", expired(call))
        .put("doing", call.over().map(over -> name(over.end().doing())).orElse(null));
  }

  private static JsonArray expired(CallRecord call) {
    var names = new JsonArray();
    call.expired().stream().sorted().map(CallJson::name).forEach(names::add);
    return names;
  }

  /** The same with all that was said in it, its recordings, and what it costs. */
  static JsonObject call(
      CallRecord call, List<TurnRecord> turns, List<Recording> recordings, Costs costs) {
    var said = new JsonArray();
    turns.forEach(turn -> said.add(turn(turn)));
    var sounds = new JsonArray();
    recordings.forEach(recording -> sounds.add(recording(recording)));
    return call(call)
        .put("turns", said)
        .put("recordings", sounds)
        .put("costs", CostJson.all(call, costs));
  }

  private static JsonObject turn(TurnRecord turn) {
    var latency = turn.latency();
    return new JsonObject()
        .put("number", turn.number())
        .put("who", name(turn.side()))
        .put("atMs", turn.at().toMillis())
        .put("generated", turn.generated())
        .put("sent", turn.sent())
        .put("heard", turn.heard())
        .put("interrupted", turn.cutShort())
        .put("language", text(turn.language()))
        .put("confidence", value(turn.confidence()))
        .put("tools", tools(turn.tools()))
        .put(
            "latency",
            new JsonObject()
                .put("askedMs", millis(latency.asked()))
                .put("firstWordMs", millis(latency.firstWord()))
                .put("soundingMs", millis(latency.sounding()))
                .put("playedMs", millis(latency.played())));
  }

  private static JsonArray tools(List<ToolUse> uses) {
    var tools = new JsonArray();
    for (var use : uses) {
      tools.add(
          new JsonObject()
              .put("atMs", use.at().toMillis())
              .put("name", use.name())
              .put("arguments", use.arguments())
              .put("end", use.end().map(CallJson::name).orElse(null))
              .put("answer", text(use.answer())));
    }
    return tools;
  }

  private static JsonObject recording(Recording recording) {
    return new JsonObject()
        .put("sid", recording.sid())
        .put("startedMs", recording.started().toMillis())
        .put("lastedMs", millis(recording.lasted()))
        .put("channels", recording.channels())
        .put("status", name(recording.status()))
        .put("source", text(recording.source()))
        .put("consented", recording.consented());
  }

  /** A name of ours as programs know it: {@code caller_hung_up}. */
  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Double value(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }

  private static @Nullable Long millis(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }

  private static @Nullable String text(String value) {
    return value.isEmpty() ? null : value;
  }
}
