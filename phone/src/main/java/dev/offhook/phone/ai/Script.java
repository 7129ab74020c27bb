package dev.offhook.phone.ai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All a provider does with one request, step by step.
 *
 * <p>A script that ends without {@link Step.Finish} ends the body where it stands: a truncated
 * stream.
 *
 * @param framing how its events are written
 * @param sliced whether every byte travels by itself
 * @param buffered whether the whole reply is kept back and sent at once at its end, as GuideAnts
 *     does; its tool calls then carry no index
 */
public record Script(List<Step> steps, Framing framing, boolean sliced, boolean buffered) {

  private static final Pattern BEFORE_A_BLANK = Pattern.compile("(?= )");

  public Script {
    steps = List.copyOf(steps);
  }

  /** These steps, plainly framed. */
  public static Script of(Step... steps) {
    return new Script(List.of(steps), Framing.PLAIN, false, false);
  }

  /** A text said word by word, and finished; a blank belongs to the word that follows it. */
  public static Script saying(String text, Duration firstToken, Duration between) {
    List<Step> steps = new ArrayList<>();
    for (String token : tokens(text)) {
      steps.add(new Step.Wait(steps.isEmpty() ? firstToken : between));
      steps.add(new Step.Say(token));
    }
    steps.add(new Step.Finish(""));
    return new Script(steps, Framing.PLAIN, false, false);
  }

  /** The first {@code tokens} tokens of a text and then this instead of the rest. */
  public static Script breakingOff(
      String text, int tokens, Duration firstToken, Duration between, Step... instead) {
    List<Step> steps = new ArrayList<>();
    saying(text, firstToken, between).steps.stream().limit(2L * tokens).forEach(steps::add);
    steps.addAll(List.of(instead));
    return new Script(steps, Framing.PLAIN, false, false);
  }

  /** An error instead of a stream, at once. */
  public static Script refusing(int status, String type, String message) {
    return of(new Step.Refuse(status, type, message, null));
  }

  /** The same steps, written like this. */
  public Script framed(Framing other) {
    return new Script(steps, other, sliced, buffered);
  }

  /** The same steps, a byte at a time. */
  public Script inSlices() {
    return new Script(steps, framing, true, buffered);
  }

  /** The same steps, all text and tools sent at once at the end. */
  public Script keptBack() {
    return new Script(steps, framing, sliced, true);
  }

  static List<String> tokens(String text) {
    return BEFORE_A_BLANK.splitAsStream(text).filter(token -> !token.isEmpty()).toList();
  }

  /** How events are written: all of it legal. */
  public enum Framing {
    /** As the providers do. */
    PLAIN("data: ", "event: ", "\n"),
    /** Lines end in CR LF. */
    CRLF("data: ", "event: ", "\r\n"),
    /** No blank after a field's colon. */
    TIGHT("data:", "event:", "\n");

    private final String data;
    private final String event;
    private final String lineEnd;

    Framing(String data, String event, String lineEnd) {
      this.data = data;
      this.event = event;
      this.lineEnd = lineEnd;
    }

    String write(Sse sse) {
      String comment = sse.comment() == null ? "" : ":" + sse.comment() + lineEnd;
      String name = sse.event() == null ? "" : event + sse.event() + lineEnd;
      String value = sse.data() == null ? "" : data + sse.data() + lineEnd;
      return comment + name + value + lineEnd;
    }
  }
}
