package dev.offhook.phone.twilio.rest;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One request to the API, from its first byte to whatever becomes of it. */
final class ApiVisit {
  private final CarrierApi api;
  private final HttpServerRequest request;
  private final Context context;
  private int entry;

  ApiVisit(CarrierApi api, HttpServerRequest request, Context context) {
    this.api = api;
    this.request = request;
    this.context = context;
  }

  void receive() {
    request.setExpectMultipart(request.method().equals(HttpMethod.POST));
    request.exceptionHandler(gone -> {});
    request.end().onSuccess(read -> answer());
  }

  private void answer() {
    String header = request.getHeader("Authorization");
    Map<String, List<String>> fields =
        fields(
            request.method().equals(HttpMethod.POST) ? request.formAttributes() : request.params());
    Duration now = api.twilio().time().uptime();
    String user = Credentials.user(header);
    ApiRequest asked =
        new ApiRequest(now, request.method().name(), request.path(), user, fields, 0);
    entry = api.ledger.enter(asked);
    if (!api.credentials.accept(header)) {
      send(Answer.refusal(ApiError.unauthorised()));
      return;
    }
    Form form = new Form(fields);
    switch (api.troubleFor(asked)) {
      case ApiTrouble.None none -> carryOut(form).onSuccess(this::send);
      case ApiTrouble.Refusal refusal -> send(Answer.refusal(refusal.error()));
      case ApiTrouble.LateAnswer late ->
          carryOut(form)
              .onSuccess(answer -> api.twilio().time().after(late.delay(), () -> send(answer)));
      case ApiTrouble.CutAfter cut ->
          carryOut(form).onSuccess(answer -> request.connection().close());
      case ApiTrouble.CutBefore cut -> request.connection().close();
      case ApiTrouble.Silence silence -> carryOut(form);
      case ApiTrouble.BadGateway bad -> carryOut(form).onSuccess(answer -> send(badGateway()));
    }
  }

  /** Done on the request's own event loop, wherever the call lives. Never fails. */
  private Future<Answer> carryOut(Form form) {
    Future<Answer> answer;
    try {
      answer = new ApiRoutes(api, request, form).route();
    } catch (Refused e) {
      answer = Future.failedFuture(e);
    }
    Promise<Answer> here = Promise.promise();
    answer
        .otherwise(failure -> Answer.refusal(errorOf(failure)))
        .onSuccess(known -> context.runOnContext(back -> here.complete(known)));
    return here.future();
  }

  private static ApiError errorOf(Throwable failure) {
    return failure instanceof Refused refused
        ? refused.error()
        : new ApiError(500, 20500, "Internal Server Error: " + failure);
  }

  private static Answer badGateway() {
    return new Answer(
        502,
        Map.of("Content-Type", "text/html"),
        Buffer.buffer("<html><body><h1>502 Bad Gateway</h1></body></html>"));
  }

  private void send(Answer answer) {
    if (request.response().closed()) {
      return;
    }
    api.ledger.answered(entry, answer.status());
    request.response().setStatusCode(answer.status());
    answer.headers().forEach(request.response()::putHeader);
    request
        .response()
        .putHeader("Twilio-Request-Id", "RQ" + UUID.randomUUID().toString().replace("-", ""));
    request.response().end(answer.body());
  }

  private static Map<String, List<String>> fields(MultiMap map) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    map.names().forEach(name -> fields.put(name, map.getAll(name)));
    return fields;
  }
}
