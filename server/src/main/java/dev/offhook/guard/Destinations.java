package dev.offhook.guard;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import dev.offhook.call.PhoneNumber;
import dev.offhook.guard.Refusal.Reason;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which numbers may be dialled at all, whoever asks and however often: a pure function of the
 * number and a {@link Plan}. Expensive kinds of number are closed in every country. Safe from any
 * thread.
 */
public final class Destinations {
  private static final Pattern WRITTEN = Pattern.compile("\\+[0-9][0-9 ().-]{0,30}");
  private static final Pattern UNPREFIXED = Pattern.compile("[0-9]{2,6}");
  private static final Pattern SHARED_CODES = Pattern.compile("\\+1[2-9][0-9]{2}976[0-9]{4}");

  private static final String WRITE = "write it with + and country code, such as +12125550100";

  private final Plan plan;
  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shorts = ShortNumberInfo.getInstance();

  public Destinations(Plan plan) {
    this.plan = plan;
  }

  /** The ISO code of the country a number belongs to; empty where it belongs to none. */
  public static Optional<String> country(PhoneNumber number) {
    try {
      var numbers = PhoneNumberUtil.getInstance();
      var parsed = numbers.parse(number.value(), null);
      var region = numbers.getRegionCodeForNumber(parsed);
      return Optional.ofNullable(
          region == null ? numbers.getRegionCodeForCountryCode(parsed.getCountryCode()) : region);
    } catch (NumberParseException none) {
      return Optional.empty();
    }
  }

  /** Whether this number may be dialled, as people write it: {@code +1 (212) 555-0100}. */
  public Verdict verdict(String written) {
    var text = written.strip();
    if (UNPREFIXED.matcher(text).matches()) {
      return refused(
          emergency(text, numbers.getSupportedRegions())
              ? Reason.EMERGENCY_NUMBER
              : Reason.SHORT_CODE,
          "is a number of a few digits, which are never dialled");
    }
    if (!WRITTEN.matcher(text).matches()) {
      return refused(Reason.BAD_NUMBER, "is no phone number: " + WRITE);
    }
    try {
      return verdict(numbers.parse(text, null));
    } catch (NumberParseException none) {
      return refused(Reason.BAD_NUMBER, "is no phone number: " + WRITE);
    }
  }

  private Verdict verdict(Phonenumber.PhoneNumber number) {
    var e164 = numbers.format(number, PhoneNumberFormat.E164);
    var refusal = isShort(number).or(() -> ofNoCountry(number)).or(() -> closed(e164));
    if (refusal.isEmpty()) {
      refusal =
          numbers.isValidNumber(number)
              ? kind(number, e164).or(() -> elsewhere(number, e164))
              : unassigned(number, e164);
    }
    return refusal
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> new Verdict.Allowed(new PhoneNumber(e164)));
  }

  private Optional<Refusal> isShort(Phonenumber.PhoneNumber number) {
    if (numbers.isValidNumber(number)) {
      return Optional.empty();
    }
    var national = numbers.getNationalSignificantNumber(number);
    var here = numbers.getRegionCodesForCountryCode(number.getCountryCode());
    if (emergency(national, here)) {
      return refusal(Reason.EMERGENCY_NUMBER, "is an emergency number, which is never dialled");
    }
    return shorts.isPossibleShortNumber(number) && national.length() <= 6
        ? refusal(Reason.SHORT_CODE, "is a short code, which is never dialled")
        : Optional.empty();
  }

  private boolean emergency(String digits, Collection<String> regions) {
    return digits.length() <= 6
        && regions.stream().anyMatch(region -> shorts.isEmergencyNumber(digits, region));
  }

  /** Satellites, maritime and international services, whatever their price. */
  private Optional<Refusal> ofNoCountry(Phonenumber.PhoneNumber number) {
    var region = numbers.getRegionCodeForCountryCode(number.getCountryCode());
    var belongs = !region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY);
    return belongs
        ? Optional.empty()
        : refusal(Reason.NO_COUNTRY, "belongs to a satellite or another network of no country");
  }

  private Optional<Refusal> closed(String e164) {
    return plan.closes(e164)
        ? refusal(Reason.PREFIX_CLOSED, "has a prefix that this server is set not to call")
        : Optional.empty();
  }

  private Optional<Refusal> kind(Phonenumber.PhoneNumber number, String e164) {
    var dear = SHARED_CODES.matcher(e164).matches();
    return switch (dear ? PhoneNumberType.PREMIUM_RATE : numbers.getNumberType(number)) {
      case PREMIUM_RATE -> refusal(Reason.PREMIUM_RATE, "is a premium-rate number");
      case SHARED_COST -> refusal(Reason.SHARED_COST, "is a shared-cost number");
      case PERSONAL_NUMBER -> refusal(Reason.PERSONAL_NUMBER, "is a personal number");
      case PAGER -> refusal(Reason.PAGER, "is a pager");
      case UAN -> refusal(Reason.UNIVERSAL_ACCESS, "is a universal access number");
      case VOICEMAIL -> refusal(Reason.VOICEMAIL_ACCESS, "is a mailbox's number");
      case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, TOLL_FREE, VOIP, UNKNOWN -> Optional.empty();
    };
  }

  private Optional<Refusal> elsewhere(Phonenumber.PhoneNumber number, String e164) {
    var country = numbers.getRegionCodeForNumber(number);
    return (country != null && plan.countries().contains(country)) || plan.opens(e164)
        ? Optional.empty()
        : refusal(Reason.COUNTRY_CLOSED, "is in a country this server is not set to call");
  }

  /** What no plan knows may cost anything, so only a prefix that means it opens it. */
  private Optional<Refusal> unassigned(Phonenumber.PhoneNumber number, String e164) {
    if (!numbers.isPossibleNumber(number)) {
      return refusal(Reason.BAD_NUMBER, "is too short or too long for its country: " + WRITE);
    }
    return plan.opensUnassigned(e164)
        ? Optional.empty()
        : refusal(Reason.UNASSIGNED_NUMBER, "is a number that its country's plan does not know");
  }

  private static Verdict refused(Reason reason, String message) {
    return new Verdict.Refused(new Refusal(reason, message));
  }

  private static Optional<Refusal> refusal(Reason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }
}
