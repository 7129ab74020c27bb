package dev.offhook.phone.twilio.rest;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** Which part of the API a request is for. */
final class ApiRoutes {
  private final CarrierApi api;
  private final CallRoutes calls;
  private final RecordingRoutes recordings;
  private final HttpServerRequest request;
  private final Form form;

  ApiRoutes(CarrierApi api, HttpServerRequest request, Form form) {
    this.api = api;
    this.calls = api.callRoutes();
    this.recordings = api.recordingRoutes();
    this.request = request;
    this.form = form;
  }

  /** The answer; fails with {@link Refused}, or throws it. */
  Future<Answer> route() {
    String path = request.path();
    String account = api.accountPath() + "/";
    if (!path.startsWith(account)) {
      throw new Refused(
          path.startsWith("/2010-04-01/Accounts/")
              ? ApiError.unauthorised()
              : ApiError.notFound(path));
    }
    List<String> parts = List.of(path.substring(account.length()).split("/", -1));
    return switch (parts.getFirst()) {
      case "Calls.json", "Calls" -> ofCalls(parts);
      case "Recordings" -> parts.size() == 2 ? recording(parts.getLast()) : nothing();
      default -> nothing();
    };
  }

  private Future<Answer> ofCalls(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> parts.getFirst().equals("Calls.json") ? allCalls() : nothing();
      case 2 -> call(bare(parts.get(1)));
      case 3 -> parts.get(2).equals("Recordings.json") ? recordingsOf(parts.get(1)) : nothing();
      case 4 ->
          parts.get(2).equals("Recordings")
              ? recordingOf(parts.get(1), bare(parts.get(3)))
              : nothing();
      default -> nothing();
    };
  }

  private Future<Answer> allCalls() {
    return switch (method()) {
      case "POST" -> done(calls.place(form));
      case "GET" -> done(calls.list(form, request.path()));
      default -> notAllowed();
    };
  }

  private Future<Answer> call(String sid) {
    return switch (method()) {
      case "GET" -> done(calls.show(sid));
      case "POST" -> calls.update(sid, form);
      default -> notAllowed();
    };
  }

  private Future<Answer> recordingsOf(String callSid) {
    return switch (method()) {
      case "GET" -> done(recordings.list(calls.found(callSid), form, request.path()));
      case "POST" -> recordings.start(calls.found(callSid), form);
      default -> notAllowed();
    };
  }

  private Future<Answer> recordingOf(String callSid, String sid) {
    return switch (method()) {
      case "GET" -> done(recordings.show(sid));
      case "POST" -> recordings.update(calls.found(callSid), sid, form);
      case "DELETE" -> done(recordings.delete(sid));
      default -> notAllowed();
    };
  }

  private Future<Answer> recording(String name) {
    if (method().equals("DELETE")) {
      return done(recordings.delete(bare(name)));
    }
    if (!method().equals("GET")) {
      return notAllowed();
    }
    if (name.endsWith(".json")) {
      return done(recordings.show(bare(name)));
    }
    String format = name.endsWith(".mp3") ? "mp3" : "wav";
    String sid = name.replaceFirst("\\.(mp3|wav)$", "");
    return done(recordings.sound(sid, format, form, request.getHeader("Range")));
  }

  private String method() {
    return request.method().name();
  }

  private static String bare(String name) {
    return name.replaceFirst("\\.json$", "");
  }

  private static Future<Answer> done(Answer answer) {
    return Future.succeededFuture(answer);
  }

  private static Future<Answer> notAllowed() {
    throw new Refused(new ApiError(405, 20004, "Method not allowed"));
  }

  private Future<Answer> nothing() {
    throw new Refused(ApiError.notFound(request.path()));
  }
}
