package dev.offhook.phone.call;

import dev.offhook.phone.twilio.SimulatedCall;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Somebody at a keyboard: each line is spoken when the assistant is silent, or is a command. */
final class TypingPerson implements Person {
  static final String HELP =
      """
      Type what the caller says; it is said when the assistant is silent.
        /interrupt [words]  says something at once, over the assistant
        /digit 5            presses a key: 0-9 * #
        /hangup             hangs up
        /help               this\
      """;
  private static final Duration LONGEST = Duration.ofHours(4);

  private final BufferedReader keyboard;
  private final Screen screen;
  private Future<String> turn = Future.succeededFuture("");

  TypingPerson(BufferedReader keyboard, Screen screen) {
    this.keyboard = keyboard;
    this.screen = screen;
  }

  @Override
  public Optional<String> talk(SimulatedCall call) {
    screen.note(HELP);
    Thread.ofPlatform().daemon().name("keyboard").start(() -> read(call));
    try {
      call.ended().await(LONGEST.toSeconds(), TimeUnit.SECONDS);
      return Optional.empty();
    } catch (TimeoutException e) {
      call.hangUp();
      return Optional.of("The call has lasted " + LONGEST.toHours() + " hours.");
    }
  }

  private void read(SimulatedCall call) {
    try {
      for (String line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
        obey(call, line.strip());
      }
    } catch (IOException e) {
      screen.note("· the keyboard is gone: " + e.getMessage());
    }
    turn.onComplete(said -> call.hangUp());
  }

  private void obey(SimulatedCall call, String line) {
    if (line.isEmpty()) {
      return;
    }
    if (!line.startsWith("/")) {
      turn = turn.compose(before -> call.ask(line));
      return;
    }
    String[] command = line.split("\\s+", 2);
    String argument = command.length < 2 ? "" : command[1].strip();
    switch (command[0]) {
      case "/interrupt" -> call.say(argument.isEmpty() ? "Wait." : argument);
      case "/digit" -> press(call, argument);
      case "/hangup" -> call.hangUp();
      default -> screen.note(HELP);
    }
  }

  private void press(SimulatedCall call, String keys) {
    if (!keys.matches("[0-9*#]+")) {
      screen.note("· a key is one of 0-9 * #");
      return;
    }
    keys.chars().forEach(key -> call.press((char) key));
  }
}
