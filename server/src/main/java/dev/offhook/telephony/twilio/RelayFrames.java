package dev.offhook.telephony.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offhook.telephony.twilio.RelayFrame.Ignored;
import dev.offhook.telephony.twilio.RelayFrame.Reason;
import java.io.IOException;

/**
 * The reader of what the relay sends: one text frame in, one {@link RelayFrame} out.
 *
 * <p>Never throws and never trusts: a field that is missing, null or of another type is read as its
 * absence, a number where text belongs as its digits, and what makes no sense at all becomes {@link
 * Ignored}. Fields it does not know are passed over. Safe from any thread.
 */
final class RelayFrames {
  /** Far more than any documented frame needs. */
  private static final int DEEPEST = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RelayFrames() {}

  static RelayFrame read(String text) {
    try {
      return of(JSON.readTree(text));
    } catch (IOException e) {
      return new Ignored(unreadable(e));
    }
  }

  static RelayFrame read(byte[] utf8) {
    try {
      return of(JSON.readTree(utf8));
    } catch (IOException e) {
      return new Ignored(unreadable(e));
    }
  }

  private static Reason unreadable(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return Reason.BEYOND_LIMITS;
    }
    boolean duplicate =
        e instanceof JsonParseException parse
            && parse.getOriginalMessage().startsWith("Duplicate field");
    return duplicate ? Reason.DUPLICATE_FIELD : Reason.NOT_JSON;
  }

  private static RelayFrame of(JsonNode tree) {
    if (tree.isMissingNode()) {
      return new Ignored(Reason.NOT_JSON);
    }
    if (!(tree instanceof ObjectNode object)) {
      return new Ignored(Reason.NOT_AN_OBJECT);
    }
    var fields = new Fields(object);
    return fields
        .typeName()
        .map(type -> ofType(type, fields))
        .orElseGet(() -> new Ignored(Reason.NO_TYPE));
  }

  private static RelayFrame ofType(String type, Fields fields) {
    return switch (type) {
      case "prompt" -> prompt(fields);
      case "info" -> info(fields);
      case "interrupt" ->
          new RelayFrame.Interrupt(
              fields.text("utteranceUntilInterrupt"),
              fields.milliseconds("durationUntilInterruptMs"));
      case "dtmf" -> dtmf(fields.text("digit"));
      case "setup" -> SetupFrame.read(fields);
      case "error" -> TroubleFrame.read(fields.text("description"));
      default -> new Ignored(Reason.UNKNOWN_TYPE);
    };
  }

  private static RelayFrame prompt(Fields fields) {
    if (fields.holdsNoText("voicePrompt")) {
      return new Ignored(Reason.PROMPT_WITHOUT_TEXT);
    }
    // Final unless it says otherwise: only a relay that sends partial prompts sends false.
    return new RelayFrame.Prompt(
        fields.text("voicePrompt"), fields.text("lang"), fields.yes("last", true));
  }

  private static RelayFrame dtmf(String digit) {
    boolean key = digit.length() == 1 && "0123456789*#".contains(digit);
    return key ? new RelayFrame.Dtmf(digit.charAt(0)) : new Ignored(Reason.DTMF_WITHOUT_KEY);
  }

  private static RelayFrame info(Fields fields) {
    return switch (fields.text("name")) {
      case "tokensPlayed" ->
          fields.has("value") && !fields.holdsNoText("value")
              ? new RelayFrame.TokensPlayed(fields.text("value"))
              : new Ignored(Reason.INFO_WITHOUT_VALUE);
      case "agentSpeaking" ->
          fields
              .onOrOff("value")
              .<RelayFrame>map(RelayFrame.AgentSpeaking::new)
              .orElseGet(RelayFrames::noValue);
      case "clientSpeaking" ->
          fields
              .onOrOff("value")
              .<RelayFrame>map(RelayFrame.ClientSpeaking::new)
              .orElseGet(RelayFrames::noValue);
      case "roundTripDelayMs" ->
          fields
              .milliseconds("value")
              .<RelayFrame>map(RelayFrame.RoundTrip::new)
              .orElseGet(RelayFrames::noValue);
      default -> new Ignored(Reason.UNKNOWN_INFO);
    };
  }

  private static RelayFrame noValue() {
    return new Ignored(Reason.INFO_WITHOUT_VALUE);
  }
}
