package dev.offhook.phone.twilio.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Which numbers an account may call, and show. From any thread.
 *
 * <p>At first it owns {@code +15559870002} and may call everybody.
 */
public final class NumberPlan {
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final Pattern ADDRESS = Pattern.compile("(client|sips?):.+");

  private final Set<String> owned = ConcurrentHashMap.newKeySet();
  private final Set<String> verified = ConcurrentHashMap.newKeySet();
  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Map<String, ApiError> refused = new ConcurrentHashMap<>();
  private volatile boolean trial;

  NumberPlan() {
    owned.add("+15559870002");
  }

  /** The account has {@code number}. */
  public NumberPlan owns(String number) {
    owned.add(number);
    return this;
  }

  /** No number that begins with {@code prefix} may be called: 21215. */
  public NumberPlan closes(String prefix) {
    closed.add(prefix);
    return this;
  }

  /** The account is on trial and may call these numbers only: 21219. */
  public NumberPlan trial(String... numbers) {
    trial = true;
    verified.addAll(List.of(numbers));
    return this;
  }

  /** Calls to {@code number} are refused with {@code code}, such as 21214, 21216 or 21217. */
  public NumberPlan refuses(String number, int code, String message) {
    refused.put(number, ApiError.bad(code, message));
    return this;
  }

  /** What is wrong with a call from {@code from} to {@code to}. */
  Optional<ApiError> objection(String from, String to) {
    boolean toNumber = !ADDRESS.matcher(to).matches();
    if (toNumber && !E164.matcher(to).matches()) {
      return bad(21211, "The 'To' number %s is not a valid phone number.".formatted(to));
    }
    if (toNumber && !E164.matcher(from).matches()) {
      return bad(21212, "The 'From' number %s is not a valid phone number.".formatted(from));
    }
    if (toNumber && !owned.contains(from)) {
      return bad(
          21210, "The source phone number provided, %s, is not yet verified.".formatted(from));
    }
    if (trial && !verified.contains(to)) {
      return bad(
          21219,
          "The number %s is unverified. Trial accounts may only call verified numbers."
              .formatted(to));
    }
    if (closed.stream().anyMatch(to::startsWith)) {
      return bad(
          21215, "Account not authorized to call %s. Check its geo permissions.".formatted(to));
    }
    return Optional.ofNullable(refused.get(to));
  }

  private static Optional<ApiError> bad(int code, String message) {
    return Optional.of(ApiError.bad(code, message));
  }
}
