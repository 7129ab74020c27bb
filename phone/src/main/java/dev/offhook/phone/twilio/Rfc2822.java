package dev.offhook.phone.twilio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as the carrier writes them: {@code Sun, 30 Aug 2026 08:34:26 +0000}. */
public final class Rfc2822 {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Rfc2822() {}

  public static String of(Instant moment) {
    return FORMAT.format(moment);
  }
}
