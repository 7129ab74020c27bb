package dev.offhook.bench.restart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one call whose server was killed.
 *
 * @param turns how many completed turns should be remembered: caller's words that had been
 *     answered, and words of the assistant that had been reported played; 0 for a call in which the
 *     model was not asked again
 * @param forgotten which of them were not in the history the model got next, or not once
 * @param greetedTwice whether a greeting was heard again after it had been heard to its end
 * @param greetedAnew whether a greeting that was cut off was begun again
 * @param apologies how often it said that the line had been lost
 * @param back from the kill to the line being up again
 * @param words from the kill to the assistant's next words, where it had some to say unasked
 * @param ending how the call ended
 */
record Fate(
    Plan.Call plan,
    Caller.Doing doing,
    boolean wentOn,
    int turns,
    List<String> forgotten,
    boolean greetedTwice,
    boolean greetedAnew,
    int apologies,
    Optional<Duration> back,
    Optional<Duration> words,
    String ending) {

  private static final String APOLOGY = "Sorry, we were cut off";
  private static final String GREETED = "Hello, this is";

  Fate {
    forgotten = List.copyOf(forgotten);
  }

  static Fate of(Caller caller, Desk desk) {
    Duration killed = caller.killed();
    List<Message> expected = new ArrayList<>();
    expected.addAll(answered(caller, desk));
    expected.addAll(played(caller));
    List<Message> told =
        caller.last().flatMap(desk::messages).map(Fate::messages).orElse(List.of());
    List<Heard> greetings =
        caller.call().heard().stream().filter(it -> it.words().contains(GREETED)).toList();
    return new Fate(
        caller.plan(),
        caller.doingWhenKilled(),
        caller.answered(),
        told.isEmpty() ? 0 : expected.size(),
        told.isEmpty() ? List.of() : forgotten(expected, told, killed),
        greetings.size() > 1 && !greetings.getFirst().cut(),
        greetings.size() > 1 && greetings.getFirst().cut(),
        count(text(caller), APOLOGY),
        caller.backAt().map(it -> it.minus(killed)),
        nextWords(caller).map(it -> it.minus(killed)),
        caller
            .ended()
            .map(it -> it.reason() + " " + it.text())
            .orElseGet(() -> "not ended: " + since(caller)));
  }

  /**
   * Something said.
   *
   * @param at when the phone knew of it, on the call's clock
   */
  private record Message(String role, String text, Duration at) {}

  /** What the caller said and had heard the beginning of an answer to. */
  private static List<Message> answered(Caller caller, Desk desk) {
    Set<String> known = new HashSet<>();
    List<Message> answered = new ArrayList<>();
    for (Frame frame : caller.call().framesIn()) {
      if (frame.at().compareTo(caller.killed()) >= 0) {
        break;
      }
      Codeword.replyIn(frame.json().path("token").asText())
          .flatMap(desk::questionOf)
          .filter(known::add)
          .ifPresent(question -> answered.add(new Message("user", question, frame.at())));
    }
    return answered;
  }

  private static List<Message> played(Caller caller) {
    return caller.call().framesOut().stream()
        .filter(frame -> frame.at().compareTo(caller.killed()) < 0)
        .filter(frame -> frame.json().path("name").asText().equals("tokensPlayed"))
        .map(frame ->
            new Message("assistant", frame.json().path("value").asText().strip(), frame.at()))
        .toList();
  }

  private static List<Message> messages(JsonNode messages) {
    List<Message> told = new ArrayList<>();
    messages.forEach(message ->
        told.add(
            new Message(
                message.path("role").asText(), message.path("content").asText(), Duration.ZERO)));
    return told;
  }

  private static List<String> forgotten(List<Message> all, List<Message> told, Duration killed) {
    List<String> forgotten = new ArrayList<>();
    for (Message one : all) {
      int times =
          told.stream()
              .filter(message -> message.role.equals(one.role))
              .mapToInt(message -> count(message.text, one.text))
              .sum();
      if (times != 1) {
        long before = killed.minus(one.at).toMillis();
        forgotten.add(
            "%s \"%s\" %d times, known %d ms before".formatted(one.role, one.text, times, before));
      }
    }
    return forgotten;
  }

  /** What came over the line after the kill, before the caller had said anything more. */
  private static Optional<Duration> nextWords(Caller caller) {
    Optional<Duration> back = caller.backAt();
    Duration said =
        caller.call().framesOut().stream()
            .filter(frame -> back.isPresent() && frame.at().compareTo(back.get()) >= 0)
            .filter(frame -> frame.type().equals("prompt"))
            .map(Frame::at)
            .findFirst()
            .orElse(Duration.ofDays(1));
    return caller.call().framesIn().stream()
        .filter(frame -> back.isPresent() && frame.at().compareTo(back.get()) >= 0)
        .filter(frame -> !frame.json().path("token").asText().isBlank())
        .map(Frame::at)
        .findFirst()
        .filter(at -> at.compareTo(said) < 0);
  }

  private static String text(Caller caller) {
    StringBuilder text = new StringBuilder();
    caller.call().framesIn().forEach(frame -> text.append(frame.json().path("token").asText()));
    return text.toString();
  }

  /** What went over the line since the kill, in order, without the tokens' surroundings. */
  private static String since(Caller caller) {
    Duration killed = caller.killed();
    return Stream.concat(
            caller.call().framesIn().stream().map(it -> new Message("us", inShort(it), it.at())),
            caller.call().framesOut().stream().map(it -> new Message("it", inShort(it), it.at())))
        .filter(message -> message.at.compareTo(killed) > 0)
        .sorted(Comparator.comparing(Message::at))
        .map(message -> message.at.minus(killed).toMillis() + " " + message.text)
        .collect(Collectors.joining(" | "));
  }

  private static String inShort(Frame frame) {
    JsonNode json = frame.json();
    return "%s %s%s%s%s"
        .formatted(
            frame.type(),
            json.path("token").asText(),
            json.path("name").asText(),
            json.path("voicePrompt").asText(),
            json.path("value").asText());
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
