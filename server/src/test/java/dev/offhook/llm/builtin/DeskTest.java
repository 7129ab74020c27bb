package dev.offhook.llm.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller of the example shop hears. Christmas week of 2025 begins on a Monday. */
class DeskTest {

  @ParameterizedTest
  @DisplayName("at Saturday noon the receptionist answers")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          What are your opening hours?           | We're open Monday to Friday from nine AM to six PM, and Saturday from ten AM to two PM. We're closed on Sunday.
          when are you open                      | Monday to Friday from nine AM to six PM
          Your hours, please.                    | Monday to Friday from nine AM to six PM
          Hi, could you tell me your business hours? | Monday to Friday from nine AM to six PM
          What days are you open?                | Monday to Friday from nine AM to six PM
          hours                                  | Monday to Friday from nine AM to six PM
          Are you open on Sunday?                | No, we're closed on Sunday.
          are you open sundays                   | No, we're closed on Sunday.
          Are you closed on Sunday?              | Yes, we're closed on Sunday.
          Are you closed on Monday?              | No, we're open on Monday from nine AM to six PM.
          Are you open this Saturday?            | Yes, we're open on Saturday from ten AM to two PM.
          What time do you open on Saturday?     | We're open on Saturday from ten AM to two PM.
          Are you open tomorrow?                 | No, we're closed tomorrow.
          Are you open the day after tomorrow?   | Yes, we're open the day after tomorrow from nine AM to six PM.
          Are you open on the weekend?           | Yes, we're open on Saturday from ten AM to two PM. We're closed on Sunday.
          Are you open Monday and Tuesday?       | Yes, we're open on Monday from nine AM to six PM. We're open on Tuesday
          Are you open on December 24th?         | Yes, we're open on Tuesday, December 24th, Christmas Eve, from nine AM to one PM.
          Are you open on the 24th of December?  | from nine AM to one PM.
          are you open december twenty fourth    | from nine AM to one PM.
          Are you open on Christmas?             | No, we're closed on Christmas Day.
          Will you be open on Christmas Eve?     | Yes, we're open on Christmas Eve from nine AM to one PM.
          Are you open on New Year's Day?        | No, we're closed on New Year's Day.
          Are you open on the 4th of July?       | No, we're closed on Friday, July 4th, Independence Day.
          Are you open on Thanksgiving?          | I don't have special hours noted for Thanksgiving. Usually, we're open Monday to Friday
          Are you open on Easter Monday?         | I don't have special hours noted for Easter Monday.
          Are you open now?                      | Yes, we're open right now, until two PM.
          are you still open                     | Yes, we're open right now, until two PM.
          Are you open?                          | Yes, we're open right now, until two PM.
          Is the shop open at the moment?        | Yes, we're open right now, until two PM.
          Are you closed?                        | No, we're open right now, until two PM.
          Until when are you open today?         | We're open until two PM.
          When do you close?                     | We're open until two PM.
          How late are you open today?           | We're open until two PM.
          What time do you close on Friday?      | We're open on Friday from nine AM to six PM.
          When do you open next?                 | After that, we open on Monday at nine AM.
          Are you open at 7 p.m. on Friday?      | No, we're closed at seven PM on Friday, December 20th. We're open on Friday, December 20th, from nine AM to six PM.
          Are you open at 5:30pm on Monday?      | Yes, we're open at five thirty PM on Monday
          Is anyone there tomorrow?              | No, we're closed tomorrow.
          What time is it?                       | The current time is 12:00 PM.
          What's the time, please?               | The current time is 12:00 PM.
          Do you know what time it is?           | The current time is 12:00 PM.
          What's today's date?                   | Today is Saturday, December 14, 2024.
          What is the date?                      | Today is Saturday, December 14, 2024.
          What day is it today?                  | Today is Saturday, December 14, 2024.
          What day is tomorrow?                  | Tomorrow is Sunday, December 15, 2024.
          Where are you?                         | You'll find us at 12 Mill Lane in Springfield
          What's your address?                   | You'll find us at 12 Mill Lane in Springfield
          Where is your shop located?            | You'll find us at 12 Mill Lane in Springfield
          How do I find you?                     | You'll find us at 12 Mill Lane in Springfield
          Could you give me directions?          | You'll find us at 12 Mill Lane in Springfield
          What's your phone number?              | Our phone number is 555-010-2030.
          How much is a flat tire repair?        | Flat tire repair is $18 and takes about twenty minutes.
          I've got a puncture, what does it cost to fix? | Flat tire repair is $18
          what do you charge for a tune up       | Basic tune-up is $65
          How much does a full overhaul cost?    | Full overhaul is $180
          How long does an overhaul take?        | takes three to four days
          My brakes are squeaking, how much is that? | Brake adjustment is $25
          Can I rent a bike?                     | Bike rental is $30 a day
          What services do you offer?            | We offer Flat tire repair for $18, Basic tune-up for $65
          What are your prices?                  | We offer Flat tire repair for $18
          Where can I park?                      | There is free parking right behind the shop
          Is there a car park?                   | There is free parking right behind the shop
          Can I pay by card?                     | We take cash, all major cards
          Do you accept Visa?                    | all major cards
          Do I need to book?                     | You don't need an appointment for small repairs
          Can I make a reservation?              | You don't need an appointment for small repairs
          Do you deliver?                        | We pick up and bring back bikes
          Can you repair my e-bike?              | Yes, we repair electric bikes
          Do you sell used bicycles?             | We sell a small choice of used bikes
          Is there a guarantee?                  | ninety day guarantee
          May I bring my puppy?                  | Dogs are very welcome
          Who owns the shop?                     | Maria and Tom Alvarez opened the shop
          Is the shop wheelchair accessible?     | The entrance is level
          I lost my gloves at your place         | Things left behind are kept in a box
          Hello                                  | Hello! How can I help you today?
          hi there                               | Hello! How can I help you today?
          Good morning!                          | Hello! How can I help you today?
          Help                                   | I can help you with our opening hours, our address, our services and prices
          What can you do?                       | parking, payment, appointments
          Are you a robot?                       | I'm the automated receptionist of Riverside Cycles.
          How's the weather?                     | I can't see the weather from here
          I have a question                      | Of course. What would you like to know?
          Can I speak to a human?                | I can't put you through from here, but I can take a message.
          Can I leave a message?                 | Of course. What's your name, and what should I pass on?
          Thank you, and where are you?          | You'll find us at 12 Mill Lane
          Thanks, what time is it?               | The current time is 12:00 PM.
          Um, okay                               | What can I do for you?
          Do you repair spaceships?              | I'm sorry, I don't know that. Would you like to leave a message?
          What's the capital of France?          | I'm sorry, I don't know that.
          Do you do haircuts?                    | I'm sorry, I don't know that.
          How much is a pizza?                   | I'm sorry, I don't know that.
          """)
  void answers(String words, String expected) {
    var answer = new Shop(Shop.SATURDAY_NOON).hears(words);

    assertThat(answer.words()).contains(expected);
    assertThat(answer.hangUp()).isFalse();
  }

  @ParameterizedTest
  @DisplayName("the answer depends on the clock on the shop's wall")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2024-12-14T15:45 | What time is it?          | The current time is 3:45 PM.
          2024-12-16T08:59 | Are you open now?         | No, we're closed right now. We open today at nine AM.
          2024-12-16T09:00 | Are you open now?         | Yes, we're open right now, until six PM.
          2024-12-16T17:59 | Are you open now?         | Yes, we're open right now, until six PM.
          2024-12-16T18:00 | Are you open now?         | No, we're closed right now. We open tomorrow at nine AM.
          2024-12-14T14:00 | Are you open now?         | No, we're closed right now. We open on Monday at nine AM.
          2024-12-15T10:00 | Until when are you open today? | We're closed today. We open tomorrow at nine AM.
          2024-12-16T19:00 | Until when are you open today? | We've already closed for today. We open tomorrow
          2024-12-16T07:00 | Until when are you open today? | We're open today from nine AM to six PM.
          2024-12-25T10:00 | Are you open now?         | No, we're closed right now. We open tomorrow at nine AM.
          2024-12-25T10:00 | Are you open today?       | No, we're closed today, Christmas Day
          2024-12-24T14:00 | When do you open again?   | We open on Thursday at nine AM.
          2024-12-23T10:00 | Are you open on Wednesday? | No, we're closed this Wednesday, December 25th, Christmas Day. We're open on other Wednesdays from nine AM to six PM.
          2024-12-23T10:00 | What are your hours?      | But we're closed on Wednesday, December 25th, Christmas Day.
          2025-12-22T10:00 | Are you open on Christmas Day? | No, we're closed on Christmas Day.
          """)
  void theClockDecides(String wallTime, String words, String expected) {
    assertThat(new Shop(wallTime).hears(words).words()).contains(expected);
  }

  @ParameterizedTest
  @DisplayName("[002-17] the caller who takes leave hears the farewell, and the call ends")
  @ValueSource(
      strings = {
        "Goodbye",
        "bye",
        "Bye bye!",
        "Thank you, goodbye",
        "thank you",
        "Thanks a lot.",
        "No thanks, that's all",
        "That's all, thank you.",
        "Okay great, thanks, bye",
        "Nothing else, thank you",
        "Thank you for your help, have a nice day!",
        "I have to go now, goodbye",
        "Perfect. Thank you so much. Good bye.",
        "No, that's it."
      })
  void leaveTaking(String words) {
    assertThat(new Shop(Shop.SATURDAY_NOON).hears(words))
        .isEqualTo(Answer.lastWords("Thank you for calling. Have a great day! Goodbye."));
  }

  @ParameterizedTest
  @DisplayName("[B002-3] whole words only: no greeting, farewell or clock inside another word")
  @ValueSource(
      strings = {
        "this", "Is this the bike place?", "Which history of Thailand", "They said Oklahoma",
        "Are you open on Thanksgiving?", "Thanksgiving", "Byzantine art",
            "Do you have Hyundai parts",
        "sometimes it squeaks", "My part-timer said so", "outdated candidates", "timeless design",
        "Goodbyes are hard to say?", "helpless", "shell", "What about the thirteenth?"
      })
  void wholeWordsOnly(String words) {
    var answer = new Shop(Shop.SATURDAY_NOON).hears(words);

    assertThat(answer.hangUp()).isFalse();
    assertThat(answer.words())
        .doesNotStartWith("Hello!")
        .doesNotContain("The current time", "Today is", "I can help you with");
  }

  @Test
  void twoQuestionsGetTwoAnswers() {
    var shop = new Shop(Shop.SATURDAY_NOON);

    assertThat(shop.hears("What are your hours and where are you?").words())
        .contains("Monday to Friday from nine AM", "12 Mill Lane");
    assertThat(shop.hears("What are your opening hours and address?").words())
        .contains("Monday to Friday from nine AM", "12 Mill Lane");
    assertThat(shop.hears("Where can I park? And do you take cards?").words())
        .contains("free parking", "all major cards");
  }

  @Test
  void whatFollowsIsUnderstoodFromWhatWentBefore() {
    var shop = new Shop(Shop.SATURDAY_NOON);
    shop.hears("What are your opening hours?");

    assertThat(shop.hears("And on Saturday?").words())
        .isEqualTo("We're open on Saturday from ten AM to two PM.");
    assertThat(shop.hears("What about Sunday?").words()).isEqualTo("We're closed on Sunday.");
    assertThat(shop.hears("and tomorrow").words()).isEqualTo("We're closed tomorrow.");
    assertThat(shop.hears("Do you do tune-ups?").words()).contains("Basic tune-up");
    assertThat(shop.hears("How much is that?").words()).contains("$65");
    assertThat(shop.hears("And how long does it take?").words()).contains("one day");
    assertThat(shop.hears("What about a full overhaul?").words()).contains("$180");
    assertThat(shop.hears("How much is it?").words()).contains("$180");
    assertThat(shop.hears("Can you repeat that?").words()).contains("$180");
  }

  @Test
  void twoEquallyNearAreAskedBackAndTheAnswerIsUnderstood() {
    var shop = new Shop(Shop.SATURDAY_NOON);

    assertThat(shop.hears("How much is a service?").words())
        .startsWith("Do you mean ")
        .contains("Basic tune-up", "Full overhaul");
    assertThat(shop.hears("The overhaul").words()).contains("$180");
  }

  @Test
  void whatIsNotKnownBecomesAMessage() {
    var shop = new Shop(Shop.SATURDAY_NOON);

    assertThat(shop.hears("Do you repair spaceships?").words())
        .isEqualTo("I'm sorry, I don't know that. Would you like to leave a message?");
    assertThat(shop.hears("Yes please").words())
        .isEqualTo("Of course. What's your name, and what should I pass on?");
    assertThat(shop.hears("My name is Ann").words())
        .isEqualTo("Thank you. And what should I pass on?");
    assertThat(shop.hears("Please call me about my spaceship").words())
        .isEqualTo(
            "I've noted: Please call me about my spaceship. Your message is kept with the record"
                + " of this call. Is there anything else I can help you with?");
    assertThat(shop.hears("No, thank you").hangUp()).isTrue();
  }

  @Test
  void anOfferIsDeclinedWithoutEndingTheCall() {
    var shop = new Shop(Shop.SATURDAY_NOON);
    shop.hears("Do you repair spaceships?");

    var answer = shop.hears("No, thank you");

    assertThat(answer.hangUp()).isFalse();
    assertThat(answer.words()).contains("anything else");
    assertThat(shop.hears("Where are you?").words()).contains("Mill Lane");
  }

  @Test
  void aMessageCanBeCalledOffAndAQuestionPutInstead() {
    var shop = new Shop(Shop.SATURDAY_NOON);
    shop.hears("Can I leave a message?");

    assertThat(shop.hears("Never mind").words()).startsWith("No problem.");
    assertThat(shop.hears("What time is it?").words()).contains("12:00 PM");
  }

  @Test
  void silenceIsAnsweredToo() {
    assertThat(new Shop(Shop.SATURDAY_NOON).hears("...").words()).contains("didn't catch that");
  }

  @Test
  void oneQuestionAskedTwiceIsAnsweredOnce() {
    var answer = new Shop(Shop.SATURDAY_NOON).hears("Where are you? What's your address?");

    assertThat(List.of(answer.words().split("Mill Lane", -1))).hasSize(2);
  }
}
