package dev.offhook.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.PhoneNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DestinationsTest {
  private static final Plan PLAN =
      new Plan(
          Set.of("US", "CA", "GB", "DE"), List.of("+43720", "+15550"), List.of("+44113", "+1242"));

  private record Row(String number, String verdict) {}

  @Test
  @DisplayName("[B002-15] [B004-15] each of 400 numbers gets exactly its verdict")
  void eachOf400NumbersGetsItsVerdict() throws IOException {
    var rows = rows();
    var destinations = new Destinations(PLAN);

    assertThat(new HashSet<>(rows)).hasSize(400);
    var wrong = new ArrayList<String>();
    for (var row : rows) {
      var verdict = spelled(destinations.verdict(row.number()));
      if (!verdict.equals(row.verdict())) {
        wrong.add("\"%s\",%s but is %s".formatted(row.number(), row.verdict(), verdict));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatPeopleWriteIsDialledInE164() {
    assertThat(new Destinations(PLAN).verdict(" +44 (0)20 7946-0958 "))
        .isEqualTo(new Verdict.Allowed(new PhoneNumber("+442079460958")));
  }

  @Test
  void withoutAPlanNothingIsDialled() {
    assertThat(spelled(new Destinations(Plan.NOWHERE).verdict("+12125550100")))
        .isEqualTo("country_closed");
  }

  @Test
  void noPrefixOpensAnExpensiveKind() {
    var plan = new Plan(Set.of(), List.of("+1900", "+8816", "+870", "+1976"), List.of());

    assertThat(spelled(new Destinations(plan).verdict("+19005551234"))).isEqualTo("premium_rate");
    assertThat(spelled(new Destinations(plan).verdict("+881612345678"))).isEqualTo("no_country");
    assertThat(spelled(new Destinations(plan).verdict("+870773123456"))).isEqualTo("no_country");
  }

  @Test
  void aBroadPrefixOpensNoNumberThatIsUnknown() {
    var plan = new Plan(Set.of(), List.of("+49"), List.of());

    assertThat(spelled(new Destinations(plan).verdict("+493012345678"))).isEqualTo("allowed");
    assertThat(spelled(new Destinations(plan).verdict("+4990012345678")))
        .isEqualTo("unassigned_number");
  }

  @Test
  void aNumberTellsItsCountry() {
    assertThat(Destinations.country(new PhoneNumber("+12125550100"))).contains("US");
    assertThat(Destinations.country(new PhoneNumber("+14165550111"))).contains("CA");
    assertThat(Destinations.country(new PhoneNumber("+15551230001"))).contains("US");
    assertThat(Destinations.country(PhoneNumber.WITHHELD)).isEmpty();
  }

  private static String spelled(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed _ -> "allowed";
      case Verdict.Refused(var refusal) -> refusal.code();
    };
  }

  private static List<Row> rows() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(DestinationsTest.class.getResourceAsStream("destinations.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> {
            var end = line.lastIndexOf(',');
            return new Row(line.substring(1, end - 1), line.substring(end + 1));
          })
          .toList();
    }
  }
}
