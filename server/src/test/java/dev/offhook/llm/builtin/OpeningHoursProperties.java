package dev.offhook.llm.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Hours;
import dev.offhook.assistant.Hours.Span;
import dev.offhook.llm.builtin.OpeningHours.Asking;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OpeningHoursProperties {

  @Property(tries = 500)
  void openNowIfAndOnlyIfSomeSpanHoldsTheMinuteOnTheWall(
      @ForAll("weeks") Map<DayOfWeek, List<Span>> week,
      @ForAll("moments") Instant moment,
      @ForAll("zones") ZoneId zone) {
    var wall = LocalDateTime.ofInstant(moment, zone);

    var said = new OpeningHours(new Hours(week, List.of()), wall).rightNow(Asking.WHETHER_OPEN);

    assertThat(said.startsWith("Yes, we're open")).isEqualTo(minutesOpen(week)[minute(wall)]);
  }

  @Property(tries = 500)
  void whatIsToldOfTheNextOpeningIsTrueAndNothingOpensEarlier(
      @ForAll("weeks") Map<DayOfWeek, List<Span>> week,
      @ForAll("moments") Instant moment,
      @ForAll("zones") ZoneId zone) {
    var wall = LocalDateTime.ofInstant(moment, zone);
    var open = minutesOpen(week);
    int ahead = 0;
    while (ahead < open.length && !open[(minute(wall) + ahead) % open.length]) {
      ahead++;
    }

    var said = new OpeningHours(new Hours(week, List.of()), wall).rightNow(Asking.WHETHER_OPEN);

    if (ahead == open.length) {
      assertThat(said).endsWith("I don't know when we open next.");
    } else if (ahead > 0) {
      var opens = wall.withSecond(0).withNano(0).plusMinutes(ahead);
      assertThat(said).contains(" at " + SpokenTime.hour(opens.toLocalTime()) + ".");
      assertThat(said.contains(" today at ")).isEqualTo(sameDay(opens, wall));
      assertThat(said.contains(" tomorrow at ")).isEqualTo(sameDay(opens, wall.plusDays(1)));
    }
  }

  @Example
  void onTheDayTheClocksChangeTheWallDecides() {
    var week = Map.of(DayOfWeek.SUNDAY, List.of(span(1, 0, 3, 30)));
    var berlin = ZoneId.of("Europe/Berlin");

    assertThat(at(week, Instant.parse("2026-03-29T00:59:00Z"), berlin)).isEqualTo(OPEN_TILL_330);
    assertThat(at(week, Instant.parse("2026-03-29T01:29:00Z"), berlin)).isEqualTo(OPEN_TILL_330);
    assertThat(at(week, Instant.parse("2026-03-29T01:30:00Z"), berlin)).startsWith("No, ");
    assertThat(at(week, Instant.parse("2026-10-25T00:30:00Z"), berlin)).isEqualTo(OPEN_TILL_330);
    assertThat(at(week, Instant.parse("2026-10-25T01:30:00Z"), berlin)).isEqualTo(OPEN_TILL_330);
    assertThat(at(week, Instant.parse("2026-10-25T02:30:00Z"), berlin)).startsWith("No, ");
  }

  @Example
  void aBarIsStillOpenAfterMidnight() {
    var week = Map.of(DayOfWeek.FRIDAY, List.of(span(18, 0, 2, 0)));
    var hours = new Hours(week, List.of());

    assertThat(new OpeningHours(hours, LocalDateTime.parse("2026-11-20T23:00")).untilWhen())
        .isEqualTo("We're open until two AM.");
    assertThat(new OpeningHours(hours, LocalDateTime.parse("2026-11-21T01:59")).untilWhen())
        .isEqualTo("We're open until two AM.");
    assertThat(new OpeningHours(hours, LocalDateTime.parse("2026-11-21T02:00")).untilWhen())
        .isEqualTo("We're closed today. We open on Friday at six PM.");
  }

  @Example
  void aShopThatNeverClosesIsOpenAroundTheClock() {
    var week = new EnumMap<DayOfWeek, List<Span>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      week.put(day, List.of(span(0, 0, 0, 0)));
    }
    var hours =
        new OpeningHours(new Hours(week, List.of()), LocalDateTime.parse("2026-11-20T23:00"));

    assertThat(hours.untilWhen()).isEqualTo("We're open around the clock.");
    assertThat(hours.week()).isEqualTo("We're open every day around the clock.");
  }

  @Example
  void daysOfEqualHoursAreToldTogether() {
    var noon = List.of(span(9, 0, 12, 0), span(13, 0, 17, 30));
    var week =
        Map.of(
            DayOfWeek.MONDAY, noon,
            DayOfWeek.TUESDAY, noon,
            DayOfWeek.THURSDAY, noon,
            DayOfWeek.SATURDAY, List.of(span(10, 15, 14, 5)));

    assertThat(WeekInWords.of(new Hours(week, List.of())))
        .isEqualTo(
            "We're open Monday, Tuesday, and Thursday from nine AM to noon and from one PM to five"
                + " thirty PM, and Saturday from ten fifteen AM to two oh five PM. We're closed on"
                + " Wednesday, Friday, and Sunday.");
  }

  private static final String OPEN_TILL_330 = "Yes, we're open right now, until three thirty AM.";

  private static String at(Map<DayOfWeek, List<Span>> week, Instant moment, ZoneId zone) {
    var wall = LocalDateTime.ofInstant(moment, zone);
    return new OpeningHours(new Hours(week, List.of()), wall).rightNow(Asking.WHETHER_OPEN);
  }

  private static boolean sameDay(LocalDateTime one, LocalDateTime other) {
    return one.toLocalDate().equals(other.toLocalDate());
  }

  /** The other way to know it: paint every open minute of the week. */
  private static boolean[] minutesOpen(Map<DayOfWeek, List<Span>> week) {
    var open = new boolean[7 * 1440];
    week.forEach((day, spans) -> {
      for (var span : spans) {
        int from = (day.getValue() - 1) * 1440 + span.opens().toSecondOfDay() / 60;
        int length = (span.closes().toSecondOfDay() - span.opens().toSecondOfDay()) / 60;
        for (int i = 0; i < Math.floorMod(length - 1, 1440) + 1; i++) {
          open[(from + i) % open.length] = true;
        }
      }
    });
    return open;
  }

  private static int minute(LocalDateTime wall) {
    return (wall.getDayOfWeek().getValue() - 1) * 1440 + wall.getHour() * 60 + wall.getMinute();
  }

  private static Span span(int opens, int minute, int closes, int closingMinute) {
    return new Span(LocalTime.of(opens, minute), LocalTime.of(closes, closingMinute));
  }

  @Provide
  Arbitrary<Map<DayOfWeek, List<Span>>> weeks() {
    var times = Arbitraries.integers().between(0, 95).map(q -> LocalTime.of(q / 4, q % 4 * 15));
    var spans = Combinators.combine(times, times).as(Span::new).list().ofMaxSize(1);
    return Arbitraries.maps(Arbitraries.of(DayOfWeek.class), spans).ofMaxSize(7);
  }

  @Provide
  Arbitrary<Instant> moments() {
    long from = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    return Arbitraries.longs().between(from, from + 4L * 366 * 86_400).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "America/New_York",
            "Europe/Berlin",
            "Asia/Kathmandu",
            "Pacific/Apia",
            "Australia/Lord_Howe",
            "America/St_Johns",
            "Africa/Casablanca",
            "Etc/UTC")
        .map(ZoneId::of);
  }
}
