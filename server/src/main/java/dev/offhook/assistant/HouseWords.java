package dev.offhook.assistant;

/**
 * What settings say of the assistant of a server without assistant files; each text may be blank,
 * then the built-in one stands.
 *
 * @param greeting replaces the greeting ({@code WELCOME_GREETING})
 * @param instructions replaces the system message ({@code SYSTEM_MESSAGE})
 * @param company the name of the business ({@code COMPANY_NAME})
 * @param recorded whether its calls are recorded ({@code RECORD_CALLS})
 */
public record HouseWords(String greeting, String instructions, String company, boolean recorded) {
  public static final HouseWords NONE = new HouseWords("", "", "");

  /** Words for calls that are not recorded. */
  public HouseWords(String greeting, String instructions, String company) {
    this(greeting, instructions, company, false);
  }
}
