package dev.offhook.guard;

import java.util.Locale;

/**
 * Why a number is not dialled.
 *
 * @param reason the kind, by which programs tell them apart
 * @param message what is wrong and what would be right, for people; without the number
 */
public record Refusal(Reason reason, String message) {

  /** The kinds of refusal. */
  public enum Reason {
    /** No phone number with + and country code. */
    BAD_NUMBER,
    /** Has the shape of one, and no plan of any country knows it. */
    UNASSIGNED_NUMBER,
    EMERGENCY_NUMBER,
    SHORT_CODE,
    PREMIUM_RATE,
    SHARED_COST,
    /** Reached over a satellite or another network that belongs to no country. */
    NO_COUNTRY,
    /** Rings wherever its owner is, at whatever price. */
    PERSONAL_NUMBER,
    PAGER,
    /** One number for a whole company, at a price of its own. */
    UNIVERSAL_ACCESS,
    VOICEMAIL_ACCESS,
    PREFIX_CLOSED,
    COUNTRY_CLOSED,
    TOO_MANY_A_MINUTE,
    TOO_MANY_A_DAY,
    NUMBER_TOO_OFTEN,
    TOO_MANY_AT_A_TIME,
    MONEY_SPENT
  }

  /** The reason in lower case, as it stands in answers and log lines. */
  public String code() {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is no such number at all, whatever this server is set to. */
  public boolean shapeless() {
    return reason == Reason.BAD_NUMBER;
  }
}
