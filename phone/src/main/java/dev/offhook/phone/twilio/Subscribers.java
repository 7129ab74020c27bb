package dev.offhook.phone.twilio;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The directory of the simulated network: who has which number. From any thread. */
public final class Subscribers {
  private final Map<String, Subscriber> listed = new ConcurrentHashMap<>();
  private volatile Function<String, Subscriber> others =
      number -> Subscriber.person(Duration.ofSeconds(3));

  /** From now on {@code subscriber} has {@code number}. */
  public Subscribers list(String number, Subscriber subscriber) {
    listed.put(number, subscriber);
    return this;
  }

  /** Decides who has the numbers that are not listed; at first a person, who answers after 3 s. */
  public Subscribers others(Function<String, Subscriber> decide) {
    others = decide;
    return this;
  }

  /** Who is listed under {@code number}. */
  public Optional<Subscriber> listed(String number) {
    return Optional.ofNullable(listed.get(number));
  }

  /** Who has {@code number}. */
  public Subscriber at(String number) {
    return listed(number).orElseGet(() -> others.apply(number));
  }
}
