package dev.offhook.phone.twilio.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.phone.twilio.CallControl;
import dev.offhook.phone.twilio.CallOptions;
import dev.offhook.phone.twilio.Instructions;
import dev.offhook.phone.twilio.Placement;
import dev.offhook.phone.twilio.SimulatedCall;
import dev.offhook.phone.twilio.SimulatedTwilio;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What the API does with calls: places them, tells of them, changes them. */
final class CallRoutes {
  private static final int INVALID_STATE = 21220;
  private static final int BAD_PARAMETER = 20001;

  final NumberPlan numbers = new NumberPlan();
  final Map<String, String> applications = new ConcurrentHashMap<>();
  final DialQueue queue;
  volatile UnaryOperator<CallOptions> manner = options -> options;
  volatile Duration listLag = Duration.ZERO;
  private final SimulatedTwilio twilio;
  private final Calls calls;
  private final String accountPath;

  CallRoutes(SimulatedTwilio twilio, Calls calls, String accountPath) {
    this.twilio = twilio;
    this.calls = calls;
    this.accountPath = accountPath;
    this.queue = new DialQueue(twilio.time());
  }

  Answer place(Form form) {
    PlacementForm asked = new PlacementForm(form, numbers, applications);
    Placement placement = asked.read(manner.apply(CallOptions.outbound()));
    Duration wait = queue.join();
    String number = placement.options().parties().to();
    SimulatedCall call = twilio.place(placement, twilio.subscribers().at(number), wait);
    return Answer.json(201, page(call));
  }

  Answer list(Form form, String path) {
    CallFilter filter = new CallFilter(form);
    Instant listed = twilio.timeOfDay().minus(listLag);
    List<SimulatedCall> found =
        calls.all().stream()
            .filter(call -> !call.facts().created().isAfter(listed))
            .filter(filter)
            .toList();
    return Answer.json(200, new Paging(form, path).of("calls", found, this::page));
  }

  Answer show(String sid) {
    return Answer.json(200, page(found(sid)));
  }

  Future<Answer> update(String sid, Form form) {
    SimulatedCall call = found(sid);
    CallControl control = call.control();
    return change(control, form)
        .map(done -> {
          if (!done) {
            throw new Refused(INVALID_STATE, "Call is not in-progress. Cannot redirect.");
          }
          return Answer.json(200, page(call));
        });
  }

  SimulatedCall found(String sid) {
    return calls
        .find(sid)
        .orElseThrow(() -> new Refused(ApiError.notFound(accountPath + "/Calls/" + sid + ".json")));
  }

  private static Future<Boolean> change(CallControl control, Form form) {
    Optional<String> status = form.text("Status");
    if (status.isPresent()) {
      return switch (status.get()) {
        case "completed" -> control.hangUp();
        case "canceled" -> control.cancel();
        default -> throw new Refused(BAD_PARAMETER, "Invalid Status: " + status.get());
      };
    }
    Optional<String> url = form.url("Url");
    Optional<String> twiml = form.text("Twiml");
    if (url.isPresent() == twiml.isPresent()) {
      throw new Refused(BAD_PARAMETER, "One of Url, Twiml and Status is required");
    }
    return control.redirect(
        url.isPresent()
            ? new Instructions.At(form.method("Method"), url.get())
            : PlacementForm.inline(twiml.orElseThrow()));
  }

  private ObjectNode page(SimulatedCall call) {
    return CallPage.of(call, accountPath, twilio.account().sid());
  }
}
