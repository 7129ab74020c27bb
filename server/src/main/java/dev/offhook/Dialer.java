package dev.offhook;

import dev.offhook.assistant.Assistants;
import dev.offhook.call.Answering.Mode;
import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.conversation.LiveCalls;
import dev.offhook.guard.Caps;
import dev.offhook.guard.Destinations;
import dev.offhook.guard.Guard;
import dev.offhook.guard.Plan;
import dev.offhook.outbound.Aside;
import dev.offhook.outbound.House;
import dev.offhook.outbound.Outbound;
import dev.offhook.settings.Settings;
import dev.offhook.store.OrderBook;
import dev.offhook.telephony.SoundArchive;
import dev.offhook.telephony.twilio.CarrierAccount;
import dev.offhook.telephony.twilio.Origin;
import dev.offhook.telephony.twilio.TwilioCarrier;
import dev.offhook.telephony.twilio.TwilioSounds;
import dev.offhook.time.Timers;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * What dials: the guard on spending, and the part that places calls where the settings allow it.
 */
record Dialer(
    Guard guard,
    Optional<Outbound> outbound,
    SoundArchive sounds,
    BiConsumer<CallSid, String> askAgain) {

  /** Puts it together. */
  static Dialer of(
      Settings settings,
      Guard guard,
      Vertx vertx,
      LiveCalls calls,
      Assistants assistants,
      OrderBook orders,
      Timers timers) {
    var account = account(settings);
    var sounds =
        account
            .<SoundArchive>map(it -> new TwilioSounds(vertx, it, timers))
            .orElse(SoundArchive.NONE);
    if (account.isEmpty() || settings.publicAddress().isEmpty()) {
      return new Dialer(guard, Optional.empty(), sounds, (_, _) -> {});
    }
    var here = Origin.of(settings.publicAddress().get().web("").toString());
    var carrier = new TwilioCarrier(vertx, account.get(), here, timers);
    if (settings.outbound().number().isBlank()) {
      return new Dialer(guard, Optional.empty(), sounds, carrier::askAgain);
    }
    var house =
        new House(
            settings.outbound().number(),
            assistants::answering,
            assistants::byId,
            Mode.valueOf(settings.voiceMode().name()),
            Set.of(Mode.RELAY, Mode.GATHER),
            calls::takesMore);
    return new Dialer(
        guard,
        Optional.of(new Outbound(house, guard, carrier, calls, orders, new Workers(vertx), timers)),
        sounds,
        carrier::askAgain);
  }

  /** The account with the carrier; empty when it is not known in full. */
  private static Optional<CarrierAccount> account(Settings settings) {
    var token = settings.twilio().authToken();
    return token.given() && !settings.twilio().accountSid().isBlank()
        ? Optional.of(
            new CarrierAccount(
                settings.twilio().accountSid(), token.value(), settings.outbound().api()))
        : Optional.empty();
  }

  /** The guard that the settings describe. */
  static Guard guard(Settings.Outbound settings, Timers timers) {
    var where = settings.where();
    var countries = new HashSet<>(where.countries());
    if (countries.isEmpty() && !settings.number().isBlank()) {
      Destinations.country(new PhoneNumber(settings.number())).ifPresent(countries::add);
    }
    var much = settings.howMuch();
    return new Guard(
        new Destinations(new Plan(countries, where.prefixes(), where.closed())),
        new Caps(
            much.aMinute(),
            much.aDay(),
            much.toOneNumber(),
            much.atATime(),
            much.moneyADay(),
            much.aMinuteCosts()),
        timers::uptime);
  }

  /** Vert.x's own threads for what blocks. */
  private record Workers(Vertx vertx) implements Aside {
    @Override
    public <T> CompletionStage<T> run(Callable<T> work) {
      return vertx.executeBlocking(work, false).toCompletionStage();
    }
  }
}
