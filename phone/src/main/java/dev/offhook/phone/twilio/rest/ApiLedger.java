package dev.offhook.phone.twilio.rest;

import java.util.ArrayList;
import java.util.List;

/** Every request the API was sent, whatever became of it. Safe to read from any thread. */
public final class ApiLedger {
  private final List<ApiRequest> requests = new ArrayList<>();

  ApiLedger() {}

  /** All, in the order they came. */
  public synchronized List<ApiRequest> requests() {
    return List.copyOf(requests);
  }

  /** Those that ask for a call to be placed: repeats, refused ones and unanswered ones, too. */
  public List<ApiRequest> placements() {
    return requests().stream().filter(ApiRequest::placesCall).toList();
  }

  /** Those that ask for a call to {@code number}. */
  public List<ApiRequest> placements(String number) {
    return placements().stream().filter(each -> each.parameter("To").equals(number)).toList();
  }

  synchronized int enter(ApiRequest request) {
    requests.add(request);
    return requests.size() - 1;
  }

  synchronized void answered(int entry, int status) {
    requests.set(entry, requests.get(entry).answered(status));
  }
}
