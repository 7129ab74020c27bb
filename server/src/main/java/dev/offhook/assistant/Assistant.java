package dev.offhook.assistant;

import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Privacy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * Who answers the phone: everything a file under {@code assistants/} says, checked.
 *
 * @param id the file's name without its ending; also its address in logs and the API
 * @param version a short hash of the file's text, so that a call remembers what answered it
 * @param name what the assistant is called
 * @param consentLine what every caller must have heard, such as that the call is recorded; blank
 *     for nothing
 * @param recorded whether its calls are recorded, once the consent line has been heard
 * @param greeting the first words; may be blank, then the caller speaks first
 * @param instructions the system message for a language model; blank for a guide that has its own
 * @param timeZone where the assistant's clock hangs
 * @param knowledge what the built-in receptionist may answer from
 * @param voice how it sounds and what it understands
 * @param model which language model speaks for it
 * @param numbers the called numbers it answers; empty means any
 * @param bargeIn what an interruption does
 * @param abilities what it can do beside talk
 * @param outbound how it places calls
 * @param limits when patience ends
 * @param privacy what is kept of its calls, how legibly and for how long
 * @param mode how the conversation is held
 */
public record Assistant(
    String id,
    String version,
    String name,
    String consentLine,
    boolean recorded,
    String greeting,
    String instructions,
    ZoneId timeZone,
    Knowledge knowledge,
    Voice voice,
    ModelChoice model,
    List<PhoneNumber> numbers,
    BargeIn bargeIn,
    Abilities abilities,
    Calling outbound,
    Limits limits,
    Privacy privacy,
    Mode mode) {

  public Assistant {
    numbers = List.copyOf(numbers);
  }

  /** The same with other first words and instructions, for one call. */
  public Assistant calling(String firstWords, String told) {
    return new Assistant(
        id,
        version,
        name,
        consentLine,
        recorded,
        firstWords,
        told,
        timeZone,
        knowledge,
        voice,
        model,
        numbers,
        bargeIn,
        abilities,
        outbound,
        limits,
        privacy,
        mode);
  }

  /** Who says the first words; what is said before a recording begins is not among them. */
  public Opening opening() {
    // A line cuts no greeting that it speaks by itself for words of ours.
    var ours =
        (!consentLine.isBlank() && !recorded)
            || bargeIn.interruptible() == BargeIn.Interruptible.NONE;
    return ours
        ? new Opening(recorded ? "" : consentLine, true, greeting)
        : new Opening(greeting, false, "");
  }

  /**
   * The first words of a call.
   *
   * @param byLine what the line speaks by itself
   * @param firm whether nothing may cut that
   * @param byUs what is sent behind it; blank when the line speaks the greeting
   */
  public record Opening(String byLine, boolean firm, String byUs) {}

  /** How the conversation is held; see the {@code VOICE_MODE} setting. */
  public enum Mode {
    /** As the server is set. */
    SERVERS_OWN,
    RELAY,
    GATHER,
    PIPELINE,
    REALTIME
  }

  /**
   * Which model speaks.
   *
   * @param service a name as in the {@code LLM_SERVICE} setting; blank for the server's own choice
   * @param model the provider's name of the model; blank for the service's default
   */
  public record ModelChoice(String service, String model) {
    public static final ModelChoice SERVERS_OWN = new ModelChoice("", "");
  }

  /** When patience ends: the longest a call may last. */
  public record Limits(Duration callLength) {
    public static final Limits USUAL = new Limits(Duration.ofMinutes(30));
  }
}
