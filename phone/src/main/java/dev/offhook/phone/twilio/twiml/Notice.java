package dev.offhook.phone.twilio.twiml;

/**
 * A complaint of the carrier, as it would stand in the account's alerts.
 *
 * @param code the carrier's number for it, such as 64101
 * @param text what was wrong, with the value
 */
public record Notice(int code, String text) {
  public static final int HTTP_FAILED = 11200;
  public static final int HTTP_TIMEOUT = 11203;
  public static final int NO_CONNECTION = 11205;
  public static final int TOO_MANY_HOPS = 11215;
  public static final int TOO_LARGE = 11750;
  public static final int EMPTY = 11770;
  public static final int BAD_XML = 12100;
  public static final int BAD_ROOT = 12102;
  public static final int SCHEMA = 12200;
  public static final int BAD_CONTENT_TYPE = 12300;
  public static final int RELATIVE_URL = 15004;
  public static final int NO_AMD_CALLBACK = 21262;
  public static final int BAD_VALUE = 64101;
  public static final int BAD_SOCKET = 64102;
  public static final int SOCKET_ENDED = 64105;
  public static final int BAD_MESSAGE = 64107;

  /** Both as one text. */
  public String described() {
    return code + " " + text;
  }
}
