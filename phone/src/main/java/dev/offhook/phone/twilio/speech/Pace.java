package dev.offhook.phone.twilio.speech;

import java.time.Duration;

/**
 * How fast people and machines speak on this phone.
 *
 * @param agentSpeed characters a second of the text to speech; recorded calls come to about twenty
 * @param callerSpeed characters a second of the caller
 * @param speechStart from the first complete clause to the first sound of it
 * @param transcription from the caller's last sound to the final prompt
 * @param partialEvery between two partial transcripts
 * @param preemption of silence between a message that was preempted and the next
 * @param recording how long anything played from a URL takes
 */
public record Pace(
    double agentSpeed,
    double callerSpeed,
    Duration speechStart,
    Duration transcription,
    Duration partialEvery,
    Duration preemption,
    Duration recording) {

  /** As recorded calls have it. */
  public static Pace natural() {
    return new Pace(
        20,
        15,
        Duration.ofMillis(300),
        Duration.ofMillis(500),
        Duration.ofMillis(250),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3));
  }

  public Pace {
    if (agentSpeed <= 0 || callerSpeed <= 0) {
      throw new IllegalArgumentException(
          "a speed is above zero, not " + agentSpeed + " and " + callerSpeed);
    }
  }

  /** Everything {@code factor} times as fast. */
  public Pace faster(double factor) {
    return new Pace(
        agentSpeed * factor,
        callerSpeed * factor,
        shorter(speechStart, factor),
        shorter(transcription, factor),
        shorter(partialEvery, factor),
        shorter(preemption, factor),
        shorter(recording, factor));
  }

  public Pace withSpeechStart(Duration latency) {
    return new Pace(
        agentSpeed, callerSpeed, latency, transcription, partialEvery, preemption, recording);
  }

  public Pace withTranscription(Duration latency) {
    return new Pace(
        agentSpeed, callerSpeed, speechStart, latency, partialEvery, preemption, recording);
  }

  public Pace withRecording(Duration length) {
    return new Pace(
        agentSpeed, callerSpeed, speechStart, transcription, partialEvery, preemption, length);
  }

  /** How long the agent takes to say {@code text}. */
  public Duration ofAgent(String text) {
    return seconds(text.length() / agentSpeed);
  }

  /** How long the caller takes to say {@code words}. */
  public Duration ofCaller(String words) {
    return seconds(words.length() / callerSpeed);
  }

  /** How many characters the agent has said after {@code elapsed}. */
  int charactersIn(Duration elapsed) {
    return (int) Math.floor(elapsed.toNanos() / 1e9 * agentSpeed);
  }

  private static Duration shorter(Duration duration, double factor) {
    return Duration.ofNanos(Math.round(duration.toNanos() / factor));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
