package dev.offhook.telephony.twilio;

/** The answer to a socket that shows a token. */
sealed interface Admission {

  /** The token is right for the call. */
  enum Admitted implements Admission {
    /** Nobody had shown it before. */
    FIRST,
    /** The same call shows it again: the carrier reconnects a session it lost. */
    AGAIN
  }

  /** The token opens nothing. */
  enum Refused implements Admission {
    /** There is none. */
    MISSING("token-missing"),
    /** No token is out for this call: never minted, thrown away, or the call is over. */
    NO_SUCH_CALL("token-for-no-call"),
    /** The call has a token, but this is not it. */
    WRONG("token-wrong"),
    /** It was right, but nobody came in time. */
    EXPIRED("token-expired");

    private final String code;

    Refused(String code) {
      this.code = code;
    }

    /** A short name for logs and counters. */
    String code() {
      return code;
    }
  }
}
