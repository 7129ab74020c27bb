package dev.offhook.bench.relay;

import java.time.Duration;

/**
 * The load that is put on a server.
 *
 * @param calls how many at once
 * @param interval from one thing a caller says to the next
 * @param ramp over which the calls come in
 * @param warmup with all calls up, before measuring
 * @param window that is measured
 * @param model how the model answers
 */
public record Load(
    int calls,
    Duration interval,
    Duration ramp,
    Duration warmup,
    Duration window,
    ModelPace model) {

  public Load {
    if (calls < 1) {
      throw new IllegalArgumentException("at least one call, not " + calls);
    }
    if (!interval.isPositive() || !window.isPositive()) {
      throw new IllegalArgumentException("interval and window must be longer than nothing");
    }
    if (ramp.isNegative() || warmup.isNegative()) {
      throw new IllegalArgumentException("ramp and warm-up cannot be shorter than nothing");
    }
  }

  /**
   * How the model stand-in answers.
   *
   * @param firstToken from request to first token
   * @param between from token to token
   * @param tokens in a reply
   */
  public record ModelPace(Duration firstToken, Duration between, int tokens) {
    public ModelPace {
      if (tokens < 1) {
        throw new IllegalArgumentException("a reply has at least one token, not " + tokens);
      }
    }
  }
}
