package dev.offhook.phone.twilio;

import dev.offhook.phone.twilio.speech.Pace;
import dev.offhook.phone.twilio.twiml.Callback;
import dev.offhook.phone.twilio.twiml.Dial;
import org.jspecify.annotations.Nullable;

/**
 * How a call is placed.
 *
 * @param parties who rings whom
 * @param urls what is asked besides the voice URL
 * @param pace how fast both sides speak
 * @param delays how fast the carrier works
 * @param faults what goes wrong
 * @param phoneBook who answers where a {@code Dial} rings
 * @param reporting in which order an interruption and its words are told
 */
public record CallOptions(
    Parties parties,
    Urls urls,
    Pace pace,
    Delays delays,
    Faults faults,
    PhoneBook phoneBook,
    Reporting reporting) {

  /**
   * Who rings whom.
   *
   * @param direction {@code inbound} or {@code outbound-api}
   */
  public record Parties(String from, String to, String direction) {
    boolean inbound() {
      return direction.equals("inbound");
    }
  }

  /**
   * What is asked besides the voice URL.
   *
   * @param method of the voice URL: {@code GET} or {@code POST}
   * @param fallback asked when the voice URL fails
   * @param status told how the call goes: for an inbound call only that it has ended
   */
  public record Urls(String method, @Nullable String fallback, @Nullable EventCallback status) {}

  /** A call from the outside, with nothing wrong. */
  public static CallOptions inbound() {
    return new CallOptions(
        new Parties("+15551230001", "+15559870002", "inbound"),
        new Urls("POST", null, null),
        Pace.natural(),
        Delays.natural(),
        Faults.none(),
        PhoneBook.empty(),
        Reporting.CUT_FIRST);
  }

  /** A call the application has placed: it is answered before the voice URL is asked. */
  public static CallOptions outbound() {
    return inbound().withParties(new Parties("+15559870002", "+15551230001", "outbound-api"));
  }

  public CallOptions withFrom(String from) {
    return withParties(new Parties(from, parties.to, parties.direction));
  }

  public CallOptions withTo(String to) {
    return withParties(new Parties(parties.from, to, parties.direction));
  }

  public CallOptions withMethod(String method) {
    return withUrls(new Urls(method, urls.fallback, urls.status));
  }

  public CallOptions withFallback(String url) {
    return withUrls(new Urls(urls.method, url, urls.status));
  }

  public CallOptions withStatusCallback(String url) {
    return withStatusCallback(EventCallback.ofCall(url));
  }

  public CallOptions withStatusCallback(EventCallback callback) {
    return withUrls(new Urls(urls.method, urls.fallback, callback));
  }

  public CallOptions withPace(Pace changed) {
    return new CallOptions(parties, urls, changed, delays, faults, phoneBook, reporting);
  }

  public CallOptions withDelays(Delays changed) {
    return new CallOptions(parties, urls, pace, changed, faults, phoneBook, reporting);
  }

  public CallOptions withFaults(Faults changed) {
    return new CallOptions(parties, urls, pace, delays, changed, phoneBook, reporting);
  }

  /** Every {@code Dial} ends as {@code completed}, {@code busy}, {@code no-answer} and so on. */
  public CallOptions withDialStatus(String status) {
    return withPhoneBook(phoneBook.withOthers(FarEnd.ending(status)));
  }

  /** Whoever is rung at {@code address} behaves like this. */
  public CallOptions withFarEnd(String address, FarEnd farEnd) {
    return withPhoneBook(phoneBook.with(address, farEnd));
  }

  /** Who can be rung, and with which numbers. */
  public CallOptions withPhoneBook(PhoneBook changed) {
    return new CallOptions(parties, urls, pace, delays, faults, changed, reporting);
  }

  /** An interruption and its words are told in this order. */
  public CallOptions withReporting(Reporting changed) {
    return new CallOptions(parties, urls, pace, delays, faults, phoneBook, changed);
  }

  /** Of a leg dialled from such a call; its document is what is whispered to the callee. */
  CallOptions toCallee(String callerId, Dial.Callee callee) {
    Callback whisper = callee.whisper();
    String method = whisper == null ? "POST" : whisper.method();
    Parties changed = new Parties(callerId, callee.address(), "outbound-dial");
    return new CallOptions(
        changed, new Urls(method, null, null), pace, delays, faults, phoneBook, reporting);
  }

  /** The same between others. */
  public CallOptions withParties(Parties changed) {
    return new CallOptions(changed, urls, pace, delays, faults, phoneBook, reporting);
  }

  private CallOptions withUrls(Urls changed) {
    return new CallOptions(parties, changed, pace, delays, faults, phoneBook, reporting);
  }
}
