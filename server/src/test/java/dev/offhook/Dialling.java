package dev.offhook;

import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.Subscriber;
import dev.offhook.phone.twilio.rest.ApiRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers that place calls over the simulated carrier, and what tests do with them. */
final class Dialling {
  static final String OURS = "+12125550000";
  static final String THEIRS = "+12125550123";
  static final Duration SOON = Duration.ofMinutes(2);

  private Dialling() {}

  static Map<String, String> settings() {
    var settings = new HashMap<>(TestServer.openAiSettings());
    settings.put("TWILIO_ACCOUNT_SID", "AC" + "0ff1ce".repeat(5) + "42");
    settings.put("TWILIO_AUTH_TOKEN", TestServer.TOKEN);
    settings.put("PUBLIC_URL", TestServer.PUBLIC_URL);
    settings.put("TWILIO_PHONE_NUMBER", OURS);
    settings.put("TWILIO_API_BASE_URL", "{carrier}");
    return settings;
  }

  /** One with an assistant of this file. */
  static TestServer with(Path folder, String assistant) {
    return with(folder, assistant, Map.of());
  }

  static TestServer with(Path folder, String assistant, Map<String, String> more) {
    try {
      Files.writeString(folder.resolve("anna.yaml"), assistant);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    var settings = new HashMap<>(more);
    settings.put("OFFHOOK_ASSISTANTS", folder.toString());
    return with(settings);
  }

  static TestServer with(Map<String, String> more) {
    var settings = settings();
    settings.putAll(more);
    return ready(TestServer.with(settings));
  }

  static TestServer ready(TestServer server) {
    server.carrier().numbers().owns(OURS);
    return server;
  }

  /** Somebody has {@link #THEIRS}. */
  static void at(TestServer server, Subscriber who) {
    server.carrier().subscribers().list(THEIRS, who);
  }

  static Web.Answer post(TestServer server, String path, JsonObject body) {
    return Web.post(
        server, server.port(), path, Map.of("Content-Type", "application/json"), body.encode());
  }

  /** Has a call placed to {@link #THEIRS}; it must be. */
  static JsonObject place(TestServer server, JsonObject more) {
    var answer = post(server, "/api/calls", new JsonObject().put("to", THEIRS).mergeIn(more));
    if (answer.status() / 100 != 2) {
      throw new AssertionError(answer.toString());
    }
    return new JsonObject(answer.body());
  }

  /** Has a call placed, and gives it as the network sees it. */
  static SimulatedCall call(TestServer server, JsonObject more) {
    return call(server, place(server, more).getString("call_sid"));
  }

  static SimulatedCall call(TestServer server, String sid) {
    return server.carrier().call(sid).orElseThrow();
  }

  static List<ApiRequest> placements(TestServer server) {
    return server.carrier().ledger().placements();
  }

  static List<ApiRequest> placements(TestServer server, String number) {
    return server.carrier().ledger().placements(number);
  }

  /** Why the log says the call ended; it must say so once. */
  static CallEnd end(TestServer server, SimulatedCall call) {
    var ends =
        server.log(call).stream()
            .map(event -> event.event())
            .filter(CallEvent.Ended.class::isInstance)
            .map(CallEvent.Ended.class::cast)
            .toList();
    if (ends.size() != 1) {
      throw new AssertionError(ends.size() + " ends: " + server.log(call));
    }
    return ends.getFirst().end();
  }

  static void over(TestServer server, SimulatedCall call) {
    server.time().await(call.ended(), Duration.ofMinutes(5));
    server.until(() -> server.activeCalls() == 0, "the call is over here as well");
  }
}
