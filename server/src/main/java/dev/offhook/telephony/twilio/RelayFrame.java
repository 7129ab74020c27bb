package dev.offhook.telephony.twilio;

import dev.offhook.call.CallDetails;
import dev.offhook.call.CallEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One frame the relay sent us, read and checked. */
sealed interface RelayFrame {

  /**
   * The first frame of every session; a later session of the same call has a new session id.
   *
   * @param sessionId {@code VX…} as sent; blank when missing
   * @param details the call, with the parameters of our markup
   * @param accountSid {@code AC…} as sent; blank when missing
   */
  record Setup(String sessionId, CallDetails details, String accountSid) implements RelayFrame {
    /** The line that is up with it, to be known again by {@code token}. */
    CallEvent.LineUp lineUp(TokenHash token) {
      return new CallEvent.LineUp(sessionId, token.written());
    }
  }

  /**
   * The caller's words.
   *
   * @param words blank when there were none
   * @param language BCP-47 tag, its first part only under {@code multi}; blank when missing
   * @param last false while the recogniser may still rewrite what it heard
   */
  record Prompt(String words, String language, boolean last) implements RelayFrame {}

  /**
   * The caller cut the assistant short, and everything queued is gone.
   *
   * @param heard what had been heard of the <em>current clause</em>, not of the whole reply
   * @param into how far into that clause; empty when missing or no length of time
   */
  record Interrupt(String heard, Optional<Duration> into) implements RelayFrame {}

  /** A key, one of {@code 0-9 * #}. */
  record Dtmf(char key) implements RelayFrame {}

  /**
   * The relay's complaint.
   *
   * @param description without the frame it quotes, because that holds words of the call
   * @param code as found in the text; there is no field for it
   */
  record Trouble(String description, OptionalInt code) implements RelayFrame {}

  /** The assistant's voice began or ceased to sound. */
  record AgentSpeaking(boolean on) implements RelayFrame {}

  /** The caller began or ceased to speak. */
  record ClientSpeaking(boolean on) implements RelayFrame {}

  /** A clause, a greeting or digits of ours, heard to the end or as far as it got. */
  record TokensPlayed(String words) implements RelayFrame {}

  /** The way to the caller and back, with {@code debug} only. */
  record RoundTrip(Duration delay) implements RelayFrame {}

  /** A frame to pass over. */
  record Ignored(Reason reason) implements RelayFrame {}

  /** Why a frame is passed over; a closed set, so that no content can reach a log by it. */
  enum Reason {
    NOT_JSON("not-json", true),
    BEYOND_LIMITS("beyond-limits", true),
    DUPLICATE_FIELD("duplicate-field", true),
    NOT_AN_OBJECT("not-an-object", true),
    NO_TYPE("no-type", true),
    /** Also what the carrier may add tomorrow, so nothing is broken by it. */
    UNKNOWN_TYPE("unknown-type", false),
    SETUP_WITHOUT_CALL_SID("setup-without-call-sid", true),
    PROMPT_WITHOUT_TEXT("prompt-without-text", true),
    DTMF_WITHOUT_KEY("dtmf-without-key", true),
    UNKNOWN_INFO("unknown-info", false),
    INFO_WITHOUT_VALUE("info-without-value", true);

    private final String code;
    private final boolean broken;

    Reason(String code, boolean broken) {
      this.code = code;
      this.broken = broken;
    }

    /** A short name for logs and counters. */
    String code() {
      return code;
    }

    /** Whether the frame counts against a peer that keeps sending rubbish. */
    boolean broken() {
      return broken;
    }
  }
}
