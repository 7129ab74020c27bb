package dev.offhook.phone.twilio;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who can be rung from a call, and with which numbers.
 *
 * @param farEnds by address, as in the TwiML: a number, {@code client:name} or {@code sip:u@h}
 * @param others for every address that is not among them
 * @param callerIds numbers of the account, besides those of the call itself
 */
public record PhoneBook(Map<String, FarEnd> farEnds, FarEnd others, Set<String> callerIds) {

  public PhoneBook {
    farEnds = Map.copyOf(farEnds);
    callerIds = Set.copyOf(callerIds);
  }

  /** Nobody answers anywhere. */
  public static PhoneBook empty() {
    return new PhoneBook(Map.of(), FarEnd.noAnswer(), Set.of());
  }

  public PhoneBook with(String address, FarEnd farEnd) {
    Map<String, FarEnd> more = new HashMap<>(farEnds);
    more.put(address, farEnd);
    return new PhoneBook(more, others, callerIds);
  }

  public PhoneBook withOthers(FarEnd farEnd) {
    return new PhoneBook(farEnds, farEnd, callerIds);
  }

  public PhoneBook withCallerId(String number) {
    Set<String> more = new HashSet<>(callerIds);
    more.add(number);
    return new PhoneBook(farEnds, others, more);
  }

  /** Who is at {@code address}: as this has it, else as {@code directory} lists it, else others. */
  FarEnd at(String address, Subscribers directory) {
    FarEnd own = farEnds.get(address);
    return own == null ? directory.listed(address).map(FarEnd::of).orElse(others) : own;
  }
}
