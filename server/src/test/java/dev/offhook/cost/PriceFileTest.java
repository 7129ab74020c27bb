package dev.offhook.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.call.Usage;
import dev.offhook.call.Usage.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceFileTest {
  private static final String HEAD = "asOf: 2026-11-21\ncurrency: EUR\n";
  private static final Usage MINUTES = new Usage("carrier", "inbound", Unit.MINUTES, 3);

  @TempDir Path folder;

  private static PriceList read(String prices) {
    return PriceReader.read(HEAD + "prices:\n" + prices, "prices.yaml");
  }

  @Test
  void aPriceIsTheDecimalThatIsWritten() {
    var prices =
        read(
            """
              carrier:
                inbound: {minutes: 0.0085}
              openai:
                mini:
                  inputTokens: {price: 0.15, per: 1_000_000}
            """);
    var day = LocalDate.of(2026, 11, 21);

    assertThat(prices.price(MINUTES)).contains(new Price(new BigDecimal("0.0085"), 1, day, "EUR"));
    assertThat(prices.price(new Usage("openai", "mini", Unit.INPUT_TOKENS, 1)))
        .contains(new Price(new BigDecimal("0.15"), 1_000_000, day, "EUR"));
  }

  @Test
  void whatHasNoPriceHasNoCostAndTheRestIsNotAll() {
    var prices = read("  carrier:\n    inbound: {minutes: 0.01}\n");
    var relay = new Usage("carrier", "relay", Unit.MINUTES, 3);
    var costs = Costs.of(List.of(MINUTES, relay), prices);

    assertThat(costs.lines().get(1).charge()).isEmpty();
    assertThat(costs.total()).isEqualTo(OptionalLong.of(30_000));
    assertThat(costs.currency()).contains("EUR");
    assertThat(costs.complete()).isFalse();
    assertThat(Costs.of(List.of(MINUTES), prices).complete()).isTrue();
    assertThat(Costs.of(List.of(relay), prices).total()).isEmpty();
  }

  @Test
  void whatIsFreeCostsZero() {
    var costs = Costs.of(List.of(MINUTES), read("  carrier:\n    inbound: {minutes: 0}\n"));

    assertThat(costs.total()).isEqualTo(OptionalLong.of(0));
    assertThat(costs.complete()).isTrue();
  }

  @Test
  void whatNobodyToldIsNoLineAndNotComplete() {
    var prices = read("  carrier:\n    inbound: {minutes: 0.01}\n");
    var costs = Costs.of(List.of(MINUTES, Usage.untold("openai", "mini")), prices);

    assertThat(costs.lines()).hasSize(1);
    assertThat(costs.complete()).isFalse();
  }

  @Test
  void severalCurrenciesHaveNoTotal() {
    var euros = read("  carrier:\n    inbound: {minutes: 0.01}\n").line(MINUTES);
    var price = euros.charge().orElseThrow().price();
    var dollars = new Price(price.price(), 1, price.asOf(), "USD");
    var other = new CostLine(MINUTES, Optional.of(new CostLine.Charge(dollars, 1)));

    var costs = Costs.of(List.of(euros, other));
    assertThat(costs.total()).isEmpty();
    assertThat(costs.complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.15, 1000000, 10, 2",
    "0.15, 1000000, 3, 0",
    "0.15, 1000000, 1000, 150",
    "1, 3, 1, 333333"
  })
  void moneyIsExactToTheMillionth(BigDecimal price, long per, long amount, long micros) {
    assertThat(new Price(price, per, LocalDate.EPOCH, "USD").micros(amount)).isEqualTo(micros);
  }

  @Test
  void everythingThatIsWrongIsToldWithItsLine() {
    assertThatThrownBy(() ->
            PriceReader.read(
                """
                asOf: yesterday
                currency: dollars
                colour: red
                prices:
                  carrier:
                    inbound: {minutes: -1, hours: 2}
                    relay: 5
                  openai:
                    mini:
                      inputTokens: {price: 1, per: 0}
                      outputTokens: {prize: 1}
                      untold: 3
                """,
                "mine.yaml"))
        .isInstanceOf(PricesRefused.class)
        .hasMessageContaining("mine.yaml, line 1: asOf is the day")
        .hasMessageContaining("mine.yaml, line 2: currency is three letters")
        .hasMessageContaining("mine.yaml, line 3: colour is not")
        .hasMessageContaining("mine.yaml, line 6: a price is a number from 0")
        .hasMessageContaining("mine.yaml, line 6: hours is none of")
        .hasMessageContaining("mine.yaml, line 7: carrier relay is not a list")
        .hasMessageContaining("mine.yaml, line 10: per is a whole number")
        .hasMessageContaining("mine.yaml, line 11: prize is not price or per")
        .hasMessageContaining("mine.yaml, line 12: untold is none of");
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "'a: [', it is not YAML",
    "'3', the file is not a list",
    "'currency: USD', asOf is missing",
    "'prices: {a: {b: {minutes: 1, minutes: 2}}}', minutes is there twice"
  })
  void aFileThatIsNoneIsRefused(String text, String why) {
    assertThatThrownBy(() -> PriceReader.read(text, "p.yaml"))
        .isInstanceOf(PricesRefused.class)
        .hasMessageContaining(why);
  }

  @Test
  void theOwnersFileTakesThePlaceOfOurs() throws IOException {
    var own = folder.resolve("prices.yaml");
    assertThat(PriceFile.orOurs(own)).isEqualTo(PriceFile.ours());

    Files.writeString(own, HEAD + "prices: {carrier: {inbound: {minutes: 1}}}\n");
    assertThat(PriceFile.orOurs(own).prices()).hasSize(1);
  }

  @Test
  void oursHasTheDefaultModelsAndNoPriceForTheCarrier() {
    var ours = PriceFile.ours();
    assertThat(ours.price(new Usage("openai", "gpt-4o-mini", Unit.OUTPUT_TOKENS, 1))).isPresent();
    assertThat(ours.price(new Usage("anthropic", "claude-haiku-4-5", Unit.OUTPUT_TOKENS, 1)))
        .isPresent();
    assertThat(ours.price(new Usage("gemini", "gemini-2.5-flash", Unit.OUTPUT_TOKENS, 1)))
        .isPresent();
    assertThat(ours.price(MINUTES)).isEmpty();
  }
}
