package dev.offhook;

import dev.offhook.phone.ai.Script;
import dev.offhook.phone.ai.Step;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * What a random model says: short and long, with numbers, accents and questions; slow, in one
 * piece, not at all, or broken off.
 */
final class RandomReplies {
  private static final List<String> SENTENCES =
      List.of(
          "We open at 9 in the morning, and we close at 6 in the evening.",
          "The large one costs 20 dollars, the small one 7.50, and both come with a bell.",
          "Our café is on 5th Street, right beside the old stone bridge.",
          "Yes, we do.",
          "Not on Sundays, I am afraid.",
          "Señor Núñez mends them himself: wheels, brakes, and whatever else is broken.",
          "That makes 1,250 in all; the crème brûlée is on the house.",
          "We close at 6 in the winter, and we close at 8 in the summer.",
          "It is a well-known shop with no less than 40 years of fine work behind it",
          "You can come at 3 o'clock or, if that is too early, at half past 5!",
          "And so on, and so on, and so on, until the very end of it.");

  private static final List<String> QUESTIONS =
      List.of(
          "Would you like that?",
          "Shall I put you down for 2 people?",
          "What is your naïve guess?");

  private static final Step BROKEN = new Step.Refuse(500, "server_error", "It broke.", null);

  private final Random random;
  private final RandomMoments moments;

  RandomReplies(Random random) {
    this.random = random;
    this.moments = new RandomMoments(random);
  }

  /** How the model answers the next request of its call. */
  Script next() {
    var first = moments.between(60, random.nextInt(4) == 0 ? 2_600 : 700);
    var between = random.nextInt(3) == 0 ? Duration.ZERO : pace();
    return switch (random.nextInt(20)) {
      case 0 -> Script.of(new Step.Wait(first), BROKEN);
      case 1 -> Script.breakingOff(text(), words(), first, between, new Step.Reset());
      case 2 -> Script.breakingOff(text(), words(), first, between, new Step.Stall());
      case 3 -> Script.of(new Step.Wait(first), new Step.Finish(""));
      case 4 -> Script.saying(text(), first, between).keptBack();
      case 5 -> Script.saying(text(), first, between).inSlices();
      default -> Script.saying(text(), first, between);
    };
  }

  private Duration pace() {
    return moments.between(5, random.nextInt(5) == 0 ? 400 : 60);
  }

  private int words() {
    return 1 + random.nextInt(8);
  }

  private String text() {
    var text = new StringBuilder();
    for (var more = 1 + random.nextInt(random.nextBoolean() ? 2 : 6); more > 0; more--) {
      text.append(SENTENCES.get(random.nextInt(SENTENCES.size()))).append(' ');
    }
    if (random.nextInt(3) == 0) {
      text.append(QUESTIONS.get(random.nextInt(QUESTIONS.size())));
    }
    return text.toString().strip();
  }
}
