package dev.offhook.telephony.twilio;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** What came of one request to the carrier's API. */
sealed interface ApiAnswer {

  /** Nothing was sent: no connection came about. */
  record NotSent(String why) implements ApiAnswer {}

  /** It was sent, and what became of it is not known. */
  record Lost(String why) implements ApiAnswer {}

  /**
   * It was answered.
   *
   * @param retryAfter the header of that name; blank when there is none
   * @param body empty when it is no JSON object
   */
  record Answered(int status, String retryAfter, Optional<JsonObject> body) implements ApiAnswer {
    private static final int LONGEST_REASON = 300;

    /** Any number of some length: in a reason it may be somebody's. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ().-]{5,}[0-9]");

    static Answered of(int status, String retryAfter, String body) {
      Optional<JsonObject> read;
      try {
        read = Optional.of(new JsonObject(body));
      } catch (DecodeException | ClassCastException none) {
        read = Optional.empty();
      }
      return new Answered(status, retryAfter, read);
    }

    boolean good() {
      return status >= 200 && status < 300;
    }

    /** The carrier's own number for what is wrong. */
    OptionalInt code() {
      return body.map(it -> it.getValue("code"))
          .filter(Integer.class::isInstance)
          .map(it -> OptionalInt.of((Integer) it))
          .orElseGet(OptionalInt::empty);
    }

    /** What is wrong, in the carrier's words, without phone numbers. */
    String reason() {
      var said =
          body.map(it -> it.getValue("message"))
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .orElse("no reason was given");
      var plain = NUMBER.matcher(said).replaceAll("…");
      return plain.length() <= LONGEST_REASON ? plain : plain.substring(0, LONGEST_REASON) + "…";
    }

    Optional<Duration> patience() {
      return retryAfter.matches("[0-9]{1,5}")
          ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
          : Optional.empty();
    }
  }
}
