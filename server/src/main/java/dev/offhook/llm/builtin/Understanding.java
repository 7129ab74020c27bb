package dev.offhook.llm.builtin;

import dev.offhook.assistant.Hours;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Finds out what a part of what was said wants. Only ever by whole words: "this" holds no "hi",
 * "sometimes" no "time", "Thanksgiving" no thanks.
 *
 * @param hours whose named exceptions callers may speak of
 * @param today the date at the shop
 */
record Understanding(Hours hours, LocalDate today) {

  private record Rule(Pattern pattern, boolean whole, Supplier<Intent> intent) {
    boolean fits(Utterance said) {
      return whole ? said.is(pattern) : said.has(pattern);
    }
  }

  private static final String LEAD_IN =
      "(?:can you |could you |please |do you know )*(?:tell me )?";
  private static final List<Rule> RULES =
      List.of(
          whole(
              "(?:(?:can|could) (?:you|we|i) )?(?:please )?(?:repeat|say)(?: that| it)?(?: again)?"
                  + "|pardon(?: me)?|(?:what|sorry what)(?: did you say| was that)?|come again"
                  + "|(?:can|could) you repeat (?:that|it|what you said)(?: please| again)?",
              Intent.Repeat::new),
          whole(
              "help|help me|(?:i )?need (?:some )?help|(?:can|could) you help(?: me)?(?: please)?"
                  + "|what (?:else )?can you (?:do|tell me|help me with|help with)(?: for me)?"
                  + "|what can i ask(?: you)?|what do you know|how can you help(?: me)?"
                  + "|i need (?:some )?(?:help|information)",
              Intent.Help::new),
          whole(
              "(?:i have|i've got|i had|can i ask(?: you)?|may i ask(?: you)?)"
                  + " (?:a |another |one more |some )?(?:quick )?questions?",
              Intent.GoOn::new),
          whole(
              "(?:can you |could you |please )*(?:tell me )?(?:what(?:'s| is) )?"
                  + "(?:the )?(?:current |exact )?time(?: now| right now| is it| it is| please)*"
                  + "|(?:can you |could you |please )*(?:tell me )?what time(?: is it| it is)"
                  + "(?: now| right now| over there| there| please)*"
                  + "|do you (?:have|know) (?:the time|what time it is)",
              Intent.TellTime::new),
          whole(
              LEAD_IN
                  + "(?:what(?:'s| is)? )?(?:today's date|the date(?: today)?|today's day)(?: please)?"
                  + "|what(?:'s| is) today"
                  + "|(?:what|which) (?:day|date)(?: of the week)? (?:is it|is today|it is)(?: today| now)?",
              () -> new Intent.TellDate(false)),
          whole(
              LEAD_IN
                  + "(?:what(?:'s| is)? )?(?:tomorrow's date|the date tomorrow)"
                  + "|(?:what|which) (?:day|date)(?: of the week)? is (?:it )?tomorrow",
              () -> new Intent.TellDate(true)),
          part(
              "weather|forecast|(?:is it|will it) (?:rain|raining|snow|snowing)",
              Intent.Weather::new),
          part(
              "are you (?:a )?(?:robot|human|real|machine|bot|computer|an ai|ai)(?: person)?"
                  + "|(?:who are|what are) you$|what's your name|what is your name|who am i (?:talking|speaking) (?:to|with)"
                  + "|is this (?:a )?(?:robot|recording|real person)",
              Intent.WhoAreYou::new),
          part(
              "(?:speak|talk) (?:to|with) (?:a |an |the |some |your )?(?:real |live )?"
                  + "(?:human|person|someone|somebody|manager|owner|agent|representative|staff|boss)"
                  + "|(?:a|real) human|operator|put me through|transfer me|connect me",
              () -> new Intent.Message(true)),
          part(
              "(?:leave|take|pass on|pass along|give (?:him|her|them)) (?:a |my |him a |her a |them a )?message"
                  + "|call me back|call back|callback|ring me back",
              () -> new Intent.Message(false)),
          part(
              "(?:what|which|all)(?: kinds? of| sorts? of| are)? (?:the |your )?(?:other )?services"
                  + "|(?:what|which)(?: kinds? of)? (?:repairs|services) (?:do|can) you"
                  + "|what do you (?:offer|do|sell|fix|repair)$|price list|list of (?:prices|services)"
                  + "|(?:your|the) prices|your rates|your services|services do you",
              Intent.Services::new),
          whole(
              "(?:and |so |but )*(?:how much|how long|what)(?: does| is| would| will| do| are)?"
                  + "(?: that| it| this| they| those| these| one)+"
                  + "(?: one)?(?: cost| be| take| priced| run| for)?(?: me| then)?"
                  + "|(?:and )?(?:the |what's the |what is the )?(?:price|cost)(?: of that| for that| of it)?"
                  + "|(?:and )?how (?:much|long)(?: does it take| is it)?"
                  + "|(?:can you |could you )?tell me more(?: about that| about it)?",
              Intent.AboutThat::new));

  private static Rule whole(String alternatives, Supplier<Intent> intent) {
    return new Rule(Pattern.compile("(?:" + alternatives + ")"), true, intent);
  }

  private static Rule part(String alternatives, Supplier<Intent> intent) {
    return new Rule(Utterance.words(alternatives), false, intent);
  }

  /**
   * What this part wants.
   *
   * @param afterHours whether the talk has just been of opening hours, so that a day alone goes on
   *     with it
   */
  Intent of(Utterance said, boolean afterHours) {
    if (said.blank()) {
      return new Intent.Greeting();
    }
    return RULES.stream()
        .filter(rule -> rule.fits(said))
        .findFirst()
        .map(rule -> rule.intent().get())
        .or(() -> new HoursQuestion(said, Days.in(said.plain(), today, hours)).intent(afterHours))
        .orElseGet(() -> new Intent.Question(said.plain()));
  }

  /** Whether this is about opening hours, whatever was said before. */
  boolean aboutHours(Utterance said) {
    return of(said, false) instanceof Intent.AboutHours;
  }
}
