package dev.offhook.phone.twilio.twiml;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One instruction of a TwiML document. URLs are as written, absolute or relative. */
public sealed interface Verb {

  /** Hands the call to the application's socket; {@code action} is asked when that is over. */
  record Connect(@Nullable String action, String method, Noun noun) implements Verb {}

  /** Speaks {@code words}. */
  record Say(String words) implements Verb {}

  /** Stays silent. */
  record Pause(Duration length) implements Verb {}

  /** Plays the recording at {@code source}. */
  record Play(String source) implements Verb {}

  /** Ends the call. */
  record Hangup() implements Verb {}

  /** Goes on with the document at {@code url}. */
  record Redirect(String url, String method) implements Verb {}

  /** Does not take the call; {@code reason} is {@code rejected} or {@code busy}. */
  record Reject(String reason) implements Verb {}

  /** Rings somebody else; {@code target} is the number, or the text of the nested nouns. */
  record Dial(String target, @Nullable String action, String method) implements Verb {}

  /** A verb the carrier knows and this phone does not act out. */
  record Unsupported(String name) implements Verb {}

  /** What a call is connected to. */
  sealed interface Noun permits Relay, RefusedRelay, OtherNoun {}

  /** A relay whose attributes the carrier does not accept: its session fails at once. */
  record RefusedRelay(Notice why) implements Noun {}

  /** Something other than a relay, such as {@code Stream}. */
  record OtherNoun(String name) implements Noun {}
}
