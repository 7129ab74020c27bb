package dev.offhook.phone.twilio.twiml;

import org.jspecify.annotations.Nullable;

/** One instruction of a TwiML document. URLs are as written, absolute or relative. */
public sealed interface Verb
    permits Prompt,
        Gather,
        RecordMessage,
        Dial,
        Verb.Connect,
        Verb.Hangup,
        Verb.Redirect,
        Verb.Reject,
        Verb.Leave,
        Verb.StartRecording,
        Verb.StopRecording,
        Verb.Unsupported {

  /** Hands the call to the application's socket; {@code action} is asked when that is over. */
  record Connect(@Nullable String action, String method, Noun noun) implements Verb {}

  /** Ends the call. */
  record Hangup() implements Verb {}

  /** Goes on with the document at {@code url}. */
  record Redirect(String url, String method) implements Verb {}

  /** Does not take the call; {@code reason} is {@code rejected} or {@code busy}. */
  record Reject(String reason) implements Verb {}

  /** Leaves a queue; where there is none, nothing happens. */
  record Leave() implements Verb {}

  /** Records the call from here on, beside all that follows. */
  record StartRecording(RecordingOrder order) implements Verb {}

  /** Ends what {@link StartRecording} began. */
  record StopRecording() implements Verb {}

  /** A verb the carrier knows and this phone does not act out. */
  record Unsupported(String name) implements Verb {}

  /** What a call is connected to. */
  sealed interface Noun permits Relay, RefusedRelay, OtherNoun {}

  /** A relay whose attributes the carrier does not accept: its session fails at once. */
  record RefusedRelay(Notice why) implements Noun {}

  /** Something other than a relay, such as {@code Stream}. */
  record OtherNoun(String name) implements Noun {}
}
