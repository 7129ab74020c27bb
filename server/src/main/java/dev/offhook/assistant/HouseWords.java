package dev.offhook.assistant;

/**
 * The words that settings give to the assistant of a server without assistant files; each may be
 * blank, then the built-in ones stand.
 *
 * @param greeting replaces the greeting ({@code WELCOME_GREETING})
 * @param instructions replaces the system message ({@code SYSTEM_MESSAGE})
 * @param company the name of the business ({@code COMPANY_NAME})
 */
public record HouseWords(String greeting, String instructions, String company) {
  public static final HouseWords NONE = new HouseWords("", "", "");
}
