package dev.offhook.llm.builtin;

import dev.offhook.assistant.Knowledge;
import dev.offhook.llm.Prompt;
import dev.offhook.llm.Prompt.Turn;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One turn at the reception: from all that was said so far to what is said next. */
final class Desk {
  static final String FAREWELL = "Thank you for calling. Have a great day! Goodbye.";

  private static final String PARDON = "I'm sorry, I didn't catch that. What can I do for you?";
  private static final String GO_ON = "Of course. What would you like to know?";
  private static final String DONT_KNOW = "I'm sorry, I don't know that. " + MessageTaking.OFFER;
  private static final int FOLLOW_UP_TURNS = 4;
  private static final int MOST_NAMED = 6;

  private final Prompt prompt;
  private final FactFinder facts;
  private final Knowledge knowledge;
  private final LocalDateTime now;
  private final Understanding understanding;

  Desk(Prompt prompt, FactFinder facts) {
    this.prompt = prompt;
    this.facts = facts;
    this.knowledge = facts.knowledge();
    this.now = prompt.now().atZone(prompt.assistant().timeZone()).toLocalDateTime();
    this.understanding = new Understanding(knowledge.hours(), now.toLocalDate());
  }

  Answer answer() {
    var words = lastCallerWords();
    var whole = Utterance.of(words);
    if (whole.blank()) {
      return Answer.say(PARDON);
    }
    var courtesy = Courtesy.of(whole);
    return new MessageTaking(lastSaid())
        .next(words, courtesy)
        .or(() -> courtesyAlone(courtesy))
        .orElseGet(() -> answerParts(words));
  }

  /** Answers what asks for nothing. */
  private Optional<Answer> courtesyAlone(Courtesy courtesy) {
    if (courtesy.only() && courtesy.thanks() && courtesy.no() && !courtesy.closing()) {
      return Optional.of(refused());
    }
    if (courtesy.leaving()) {
      return Optional.of(Answer.lastWords(FAREWELL));
    }
    if (!courtesy.only()) {
      return Optional.empty();
    }
    if (courtesy.no()) {
      return Optional.of(refused());
    }
    return Optional.of(Answer.say(courtesy.yes() ? GO_ON : "What can I do for you?"));
  }

  /** "No" to "anything else?" ends the call; any other "no" does not. */
  private Answer refused() {
    return lastSaid().contains("anything else")
        ? Answer.lastWords(FAREWELL)
        : Answer.say("All right. Is there anything else I can help you with?");
  }

  private Answer answerParts(String words) {
    var answers = new LinkedHashSet<String>();
    boolean greeted = false;
    boolean afterHours = hoursWereTheTopic();
    for (var part : Utterance.parts(words)) {
      var asked = Courtesy.withoutGreeting(part);
      greeted |= asked.blank();
      var rest = Courtesy.of(asked).rest();
      if (!rest.blank() && (facts.hasContent(rest.plain()) || !isPadding(rest))) {
        var intent = understanding.of(rest, afterHours);
        afterHours = intent instanceof Intent.AboutHours;
        answers.add(toPart(rest, intent));
      }
    }
    if (answers.size() > 1) {
      answers.remove(DONT_KNOW);
    }
    if (!answers.isEmpty()) {
      return Answer.say(String.join(" ", answers));
    }
    return Answer.say(greeted ? "Hello! How can I help you today?" : PARDON);
  }

  /** Words without content that no rule understands: "can you tell me". */
  private boolean isPadding(Utterance rest) {
    return understanding.of(rest, false) instanceof Intent.Question;
  }

  /** What the file's author wrote down for just this question goes before any rule of ours. */
  private String toPart(Utterance part, Intent intent) {
    var writtenDown =
        switch (intent) {
          case Intent.Question _, Intent.AboutHours _ -> facts.exactly(part.plain());
          case Intent _ -> List.<Entry>of();
        };
    return writtenDown.isEmpty() ? to(intent) : writtenDown.getFirst().answer();
  }

  private String to(Intent intent) {
    return switch (intent) {
      case Intent.Greeting _ -> "Hello! How can I help you today?";
      case Intent.Help _ -> help();
      case Intent.TellTime _ -> "The current time is " + SpokenTime.clock(now.toLocalTime()) + ".";
      case Intent.TellDate date -> date(date.tomorrow());
      case Intent.Weather _ -> "I can't see the weather from here; a weather service will know.";
      case Intent.WhoAreYou _ ->
          "I'm the automated receptionist of " + prompt.assistant().name() + ".";
      case Intent.Repeat _ -> lastSaid().isBlank() ? GO_ON : lastSaid();
      case Intent.Message message -> message(message.person());
      case Intent.Services _ -> services();
      case Intent.GoOn _ -> GO_ON;
      case Intent.Question question -> known(facts.find(question.words()));
      case Intent.AboutThat _ -> aboutThat();
      case Intent.AboutHours aboutHours -> hours(aboutHours);
    };
  }

  private String hours(Intent.AboutHours intent) {
    if (!knowledge.hours().known()) {
      return "I'm sorry, I don't have our opening hours. " + MessageTaking.OFFER;
    }
    return HoursAnswer.to(intent, new OpeningHours(knowledge.hours(), now));
  }

  private String known(List<Entry> found) {
    if (found.isEmpty()) {
      return DONT_KNOW;
    }
    if (found.size() == 1) {
      return found.getFirst().answer();
    }
    var names = found.stream().map(Entry::label).limit(3).toList();
    var list = String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    return "Do you mean " + list + "?";
  }

  private String aboutThat() {
    var topic = lastTopic();
    return topic.isEmpty() ? services() : known(topic);
  }

  private String help() {
    var can = new ArrayList<String>();
    if (knowledge.hours().known()) {
      can.add("our opening hours");
    }
    if (!knowledge.address().isEmpty()) {
      can.add("our address");
    }
    if (!knowledge.services().isEmpty()) {
      can.add("our services and prices");
    }
    knowledge.facts().stream()
        .map(Knowledge.Fact::topic)
        .filter(topic -> !topic.isBlank())
        .distinct()
        .limit(MOST_NAMED - can.size())
        .forEach(can::add);
    can.add("the time and date");
    return "I can help you with "
        + SpokenTime.list(can)
        + ", and I can take a message. What would you like to know?";
  }

  private String services() {
    var services = knowledge.services();
    if (services.isEmpty()) {
      return DONT_KNOW;
    }
    var named = new ArrayList<String>();
    for (var service : services.subList(0, Math.min(MOST_NAMED, services.size()))) {
      named.add(service.name() + (service.price().isBlank() ? "" : " for " + service.price()));
    }
    var more = services.size() > MOST_NAMED ? " There is more; just ask." : "";
    return "We offer " + SpokenTime.list(named) + "." + more;
  }

  private static String message(boolean person) {
    return person
        ? "I can't put you through from here, but I can take a message. " + MessageTaking.ASK
        : "Of course. " + MessageTaking.ASK;
  }

  private String date(boolean tomorrow) {
    var today = now.toLocalDate();
    return tomorrow
        ? "Tomorrow is " + SpokenTime.date(today.plusDays(1)) + "."
        : "Today is " + SpokenTime.date(today) + ".";
  }

  /** What the talk was last about, found again by the words in which it was told or asked for. */
  private List<Entry> lastTopic() {
    return earlierTurns().stream()
        .map(turn -> facts.find(turn.words()))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private boolean hoursWereTheTopic() {
    return earlierTurns().stream()
        .filter(turn -> turn instanceof Turn.Caller)
        .limit(2)
        .flatMap(turn -> Utterance.parts(turn.words()).stream())
        .anyMatch(understanding::aboutHours);
  }

  /** The turns before the caller's last, the nearest first. */
  private List<Turn> earlierTurns() {
    var turns = prompt.turns();
    var earlier = turns.subList(Math.max(0, turns.size() - 1 - FOLLOW_UP_TURNS), turns.size() - 1);
    return earlier.reversed();
  }

  private String lastCallerWords() {
    return prompt.turns().isEmpty() ? "" : prompt.turns().getLast().words();
  }

  private String lastSaid() {
    return prompt.turns().reversed().stream()
        .filter(turn -> turn instanceof Turn.Said)
        .findFirst()
        .map(Turn::words)
        .orElse("");
  }
}
