package dev.offhook.bench.store;

import dev.offhook.call.CallEnd;
import dev.offhook.call.PhoneNumber;
import dev.offhook.store.CallFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Something a person asks the call log for.
 *
 * @param name as the report calls it
 * @param bar what it may take at p95, in milliseconds
 * @param filter what is asked, each time a little different
 */
record Question(String name, double bar, BiFunction<Random, Integer, CallFilter> filter) {
  private static final double PAGE = 50;
  private static final double SEARCH = 200;

  static List<Question> all(Vocabulary vocabulary) {
    return List.of(
        page("the newest", (_, _) -> CallFilter.ANY),
        page("further back", Question::back),
        page("a day of them", Question::day),
        page("a caller's", Question::caller),
        page("our own number's", (_, _) -> house()),
        page("nobody's number", (_, _) -> number(new PhoneNumber("+4999"))),
        page("an assistant's", (random, _) -> assistant(random)),
        page("by a common end", (_, _) -> reason(CallEnd.Reason.CALLER_HUNG_UP)),
        page("by a rare end", (_, _) -> rare()),
        page("by an end there is none of", (_, _) -> reason(CallEnd.Reason.SHUTDOWN)),
        page("going on", (_, _) -> live(true)),
        page("over", (_, _) -> live(false)),
        search("a rare word", (_, _) -> text(Invention.RARE)),
        search("a common word", (random, _) -> text(vocabulary.word(random.nextInt(10)))),
        search("a word of some", (random, _) -> text(vocabulary.word(300 + random.nextInt(3000)))),
        search("two common words", (random, _) -> text(two(vocabulary, random, 10))),
        search("two words of some", (random, _) -> text(two(vocabulary, random, 3000))),
        search("two that never meet", (_, _) -> text(Invention.EVEN + " " + Invention.ODD)),
        search("nothing found", (_, _) -> text("wonderland")),
        search("a common word, a caller's", (random, all) -> both(vocabulary, caller(random, all))),
        search("a common word, our own number's", (_, _) -> both(vocabulary, house())),
        search("a common word, by a rare end", (_, _) -> both(vocabulary, rare())),
        search("a common word, further back", (random, all) -> both(vocabulary, back(random, all))),
        search("a rare word, our own number's", (_, _) -> with(Invention.RARE, house())));
  }

  private static Question page(String name, BiFunction<Random, Integer, CallFilter> filter) {
    return new Question("calls, " + name, PAGE, filter);
  }

  private static Question search(String name, BiFunction<Random, Integer, CallFilter> filter) {
    return new Question("search, " + name, SEARCH, filter);
  }

  private static String two(Vocabulary vocabulary, Random random, int among) {
    return vocabulary.word(random.nextInt(among)) + " " + vocabulary.word(random.nextInt(among));
  }

  private static Instant at(Random random, int calls) {
    return Invention.began(random.nextInt(calls));
  }

  private static CallFilter day(Random random, int calls) {
    var from = at(random, calls);
    return filter(Optional.of(from), Optional.of(from.plusSeconds(86_400)), Optional.empty());
  }

  private static CallFilter back(Random random, int calls) {
    return filter(Optional.empty(), Optional.of(at(random, calls)), Optional.empty());
  }

  private static CallFilter caller(Random random, int calls) {
    return number(Invention.caller(random.nextInt(calls)));
  }

  private static CallFilter house() {
    return number(Invention.house());
  }

  private static CallFilter rare() {
    return reason(CallEnd.Reason.CARRIER_FAILED);
  }

  private static CallFilter number(PhoneNumber number) {
    return filter(Optional.empty(), Optional.empty(), Optional.of(number));
  }

  private static CallFilter filter(
      Optional<Instant> from, Optional<Instant> until, Optional<PhoneNumber> number) {
    return new CallFilter(
        from,
        until,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CallFilter assistant(Random random) {
    var one = Invention.ASSISTANTS.get(random.nextInt(Invention.ASSISTANTS.size()));
    return rest(Optional.of(one), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static CallFilter reason(CallEnd.Reason reason) {
    return rest(Optional.empty(), Optional.of(reason), Optional.empty(), Optional.empty());
  }

  private static CallFilter live(boolean live) {
    return rest(Optional.empty(), Optional.empty(), Optional.of(live), Optional.empty());
  }

  private static CallFilter text(String text) {
    return rest(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
  }

  private static CallFilter both(Vocabulary vocabulary, CallFilter others) {
    return with(vocabulary.word(0), others);
  }

  private static CallFilter with(String text, CallFilter others) {
    return new CallFilter(
        others.from(),
        others.until(),
        others.number(),
        others.assistant(),
        others.reason(),
        others.live(),
        Optional.of(text));
  }

  private static CallFilter rest(
      Optional<String> assistant,
      Optional<CallEnd.Reason> reason,
      Optional<Boolean> live,
      Optional<String> text) {
    return new CallFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), assistant, reason, live, text);
  }
}
