package dev.offhook.phone.twilio;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.rest.CarrierApi;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A simulated network, its API, an application that uses both, and a client; for tests. */
final class Placing implements AutoCloseable {
  static final String OURS = "+15559870002";
  static final String THEIRS = "+15551230001";
  static final Duration LIMIT = Duration.ofMinutes(5);

  final VirtualTime time = VirtualTime.start();
  final RelayServer server = new RelayServer(time);
  final SimulatedTwilio twilio;
  final CarrierApi api;
  final ApiClient client;

  Placing() {
    Account account = Account.withToken("secret");
    twilio = new SimulatedTwilio(time.vertx(), time, account, Hosts.direct());
    api = time.await(CarrierApi.listen(time.vertx(), twilio), LIMIT);
    client = new ApiClient(time, api, account.sid(), "secret");
    server.twiml("/status", form -> "<Response/>");
    server.twiml("/amd", form -> "<Response/>");
    server.twiml("/recording", form -> "<Response/>");
    server.twiml("/action", form -> "<Response/>");
    server.twiml("/voice", form -> "<Response><Pause length=\"20\"/></Response>");
  }

  /** Posts a call to {@link #THEIRS} with all status callbacks, and these fields more. */
  ApiClient.Answered post(String... more) {
    return client.post("/Calls.json", form(more));
  }

  String[] form(String... more) {
    List<String> form = new ArrayList<>(List.of("To", THEIRS, "From", OURS));
    form.addAll(List.of("Url", server.url("/voice"), "StatusCallback", server.url("/status")));
    for (String event : List.of("initiated", "ringing", "answered", "completed")) {
      form.addAll(List.of("StatusCallbackEvent", event));
    }
    form.addAll(List.of(more));
    return form.toArray(String[]::new);
  }

  SimulatedCall call() {
    return api.calls().getFirst();
  }

  /** Places a call to {@code who} and waits until it is connected. */
  SimulatedCall connected(Subscriber who, String... more) {
    api.subscribers().list(THEIRS, who);
    post(more);
    SimulatedCall call = call();
    time.advanceUntil(() -> call.state() == CallState.CONNECTED, LIMIT);
    return call;
  }

  Outcome ended(SimulatedCall call) {
    return time.await(call.ended(), LIMIT);
  }

  List<MultiMap> statuses() {
    return server.posts("/status").stream().map(RelayServer.Posted::form).toList();
  }

  List<String> statusNames() {
    return statuses().stream().map(form -> form.get("CallStatus")).toList();
  }

  @Override
  public void close() {
    twilio.close();
    time.close();
  }
}
