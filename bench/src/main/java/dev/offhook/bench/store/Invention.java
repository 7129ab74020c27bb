package dev.offhook.bench.store;

import dev.offhook.call.Answering;
import dev.offhook.call.CallDetails;
import dev.offhook.call.CallDetails.Direction;
import dev.offhook.call.CallEnd;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.LogPage;
import dev.offhook.turn.Departure;
import dev.offhook.turn.Move;
import dev.offhook.turn.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Calls made up: the n-th is always the same. Each has an exchange to a page, as it would be
 * written while it goes on; one in ten thousand mentions {@link #RARE}, every second one {@link
 * #EVEN}, the others {@link #ODD}.
 */
final class Invention {
  static final String RARE = "zanzibar";
  static final String EVEN = "evening";
  static final String ODD = "oddity";
  static final int CALLERS = 20_000;
  static final List<String> ASSISTANTS = List.of("receptionist", "orders", "survey", "repairs");

  /** One in so many mentions the rare word, and ends in a rare way. */
  private static final int SELDOM = 10_000;

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration APART = Duration.ofMinutes(5);
  private static final int QUESTION = 8;
  private static final int ANSWER = 22;

  private final Vocabulary vocabulary = new Vocabulary();
  private final int exchanges;

  /**
   * @param exchanges a question and an answer each
   */
  Invention(int exchanges) {
    this.exchanges = exchanges;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  static Instant began(int number) {
    return FIRST.plus(APART.multipliedBy(number));
  }

  static PhoneNumber caller(int number) {
    return new PhoneNumber("+1555%07d".formatted(number % CALLERS));
  }

  static PhoneNumber house() {
    return new PhoneNumber("+15550000199");
  }

  static CallSid sid(int number) {
    return new CallSid("CA%032x".formatted(0x5eed_0000_0000L + number));
  }

  /**
   * The pages of a call.
   *
   * @param over whether it ends
   */
  List<LogPage> pages(int number, boolean over) {
    var random = new Random(number);
    var log = new Log(sid(number));
    var details =
        new CallDetails(sid(number), caller(number), house(), Direction.INBOUND, Map.of());
    var by =
        new Answering(
            ASSISTANTS.get(number % ASSISTANTS.size()), "0e5dccfe92ff", Answering.Mode.RELAY);
    log.add(new CallEvent.Arrived(details, by, began(number)));
    log.add(new CallEvent.LineUp("VX" + number, ""));
    for (var reply = 1; reply <= exchanges; reply++) {
      var question = vocabulary.sentence(QUESTION, random);
      exchange(log, reply, reply == 1 ? special(number) + question : question, random);
      if (reply == exchanges && over) {
        log.add(new CallEvent.Ended(end(number)));
      }
      log.turnPage();
    }
    return log.pages;
  }

  private static String special(int number) {
    return (number % SELDOM == 0 ? RARE + " " : "") + (number % 2 == 0 ? EVEN : ODD) + " ";
  }

  private static CallEnd end(int number) {
    if (number % SELDOM == 0) {
      return new CallEnd(CallEnd.Reason.CARRIER_FAILED, CallEnd.Party.CARRIER);
    }
    return number % 3 == 0 ? CallEnd.goodbye() : CallEnd.callerHungUp();
  }

  private void exchange(Log log, long reply, String question, Random random) {
    var answer = vocabulary.sentence(ANSWER, random);
    log.add(new CallEvent.Told(new Signal.CallerSpeaking(true)));
    log.add(new CallEvent.Told(new Signal.CallerSpeaking(false)));
    log.add(new CallEvent.Told(new Signal.CallerWords(question, "en-US", true)));
    log.add(new CallEvent.Made(new Move.RememberCaller(question)));
    log.add(new CallEvent.Made(new Move.Generate(reply)));
    for (var word : answer.split("(?= )", -1)) {
      log.add(new CallEvent.Passed(reply, word));
    }
    log.add(new CallEvent.Told(new Signal.ReplyComplete(reply, Departure.NONE)));
    log.add(new CallEvent.Made(new Move.FinishTalk()));
    log.add(new CallEvent.Told(new Signal.AssistantSounding(true)));
    log.add(new CallEvent.Told(new Signal.Played(answer)));
    log.add(new CallEvent.Told(new Signal.AssistantSounding(false)));
    log.add(new CallEvent.Made(new Move.RememberSaid(answer, false)));
  }

  /** The log of one call as it grows. */
  private static final class Log {
    private static final Duration STEP = Duration.ofNanos(61_234_567);

    private final CallSid call;
    private final List<LogPage> pages = new ArrayList<>();
    private List<LoggedEvent> page = new ArrayList<>();
    private long next;

    Log(CallSid call) {
      this.call = call;
    }

    void add(CallEvent event) {
      page.add(new LoggedEvent(next, STEP.multipliedBy(next), event));
      next++;
    }

    void turnPage() {
      pages.add(new LogPage(call, page));
      page = new ArrayList<>();
    }
  }
}
