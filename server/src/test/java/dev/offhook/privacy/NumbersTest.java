package dev.offhook.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.call.PhoneNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "+15551234567, +1xxxxxxxx67",
    "+493012345678, +49xxxxxxxx78",
    "+420601234567, +420xxxxxxx67",
    "+79161234567, +7xxxxxxxx67",
    "+49, +49",
    "+1, +1",
    "12345, xxx",
    "sip:anna@example.com, sip:xxx",
    "client:anna, client:xxx"
  })
  void aMaskedNumberTellsItsCountryAndTwoDigits(String number, String masked) {
    assertThat(Numbers.MASKED.kept(new PhoneNumber(number))).isEqualTo(new PhoneNumber(masked));
    assertThat(Numbers.FULL.kept(new PhoneNumber(number))).isEqualTo(new PhoneNumber(number));
    assertThat(Numbers.NONE.kept(new PhoneNumber(number))).isEqualTo(PhoneNumber.WITHHELD);
  }

  @org.junit.jupiter.api.Test
  void aWithheldNumberStaysWithheld() {
    assertThat(Numbers.MASKED.kept(PhoneNumber.WITHHELD)).isEqualTo(PhoneNumber.WITHHELD);
  }
}
