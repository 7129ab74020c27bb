package dev.offhook.llm.builtin;

import dev.offhook.llm.builtin.OpeningHours.Asking;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What a caller wants with one part of what was said. */
sealed interface Intent {

  /** A hello, and nothing else. */
  record Greeting() implements Intent {}

  /** What can you do? */
  record Help() implements Intent {}

  /** What time is it? */
  record TellTime() implements Intent {}

  /** What is the date? */
  record TellDate(boolean tomorrow) implements Intent {}

  /** How is the weather? */
  record Weather() implements Intent {}

  /** Who, or what, is speaking? */
  record WhoAreYou() implements Intent {}

  /** Say that again. */
  record Repeat() implements Intent {}

  /** Let me leave a message, or speak to somebody. */
  record Message(boolean person) implements Intent {}

  /** Anything about when the shop is open. */
  sealed interface AboutHours extends Intent {}

  /** When are you open, in general? */
  record Week() implements AboutHours {}

  /** Are you open now? */
  record OpenNow(Asking asking) implements AboutHours {}

  /** Until when are you open today? */
  record UntilWhen() implements AboutHours {}

  /** When do you open next? */
  record OpensNext() implements AboutHours {}

  /** Are you open that day, perhaps at that time? */
  record OpenOn(List<Mention> days, Optional<LocalTime> at, Asking asking) implements AboutHours {
    public OpenOn {
      days = List.copyOf(days);
    }
  }

  /** What do you offer, and for how much? */
  record Services() implements Intent {}

  /** Anything else: look it up. */
  record Question(String words) implements Intent {}

  /** How much is that? */
  record AboutThat() implements Intent {}

  /** I have a question. */
  record GoOn() implements Intent {}
}
