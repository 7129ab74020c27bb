package dev.offhook.api;

import dev.offhook.store.CallRecord;
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

  /** The same with all that was said in it. */
  static JsonObject call(CallRecord call, List<TurnRecord> turns) {
    var said = new JsonArray();
    turns.forEach(turn -> said.add(turn(turn)));
    return call(call).put("turns", said);
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
        .put(
            "latency",
            new JsonObject()
                .put("askedMs", millis(latency.asked()))
                .put("firstWordMs", millis(latency.firstWord()))
                .put("soundingMs", millis(latency.sounding()))
                .put("playedMs", millis(latency.played())));
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
