package dev.offhook.phone.twilio.rest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request of the application.
 *
 * @param at on the phone network's clock
 * @param path without the query
 * @param user who it said it was; blank where it did not
 * @param parameters of the form, or of the query of a GET
 * @param status it was answered with; 0 where it has not been, or never will
 */
public record ApiRequest(
    Duration at,
    String method,
    String path,
    String user,
    Map<String, List<String>> parameters,
    int status) {

  public ApiRequest {
    parameters =
        parameters.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, each -> List.copyOf(each.getValue())));
  }

  /** The first value of a parameter; blank where there is none. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  /** Whether it asks for a call to be placed. */
  public boolean placesCall() {
    return method.equals("POST") && path.endsWith("/Calls.json");
  }

  ApiRequest answered(int with) {
    return new ApiRequest(at, method, path, user, parameters, with);
  }
}
