package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private final Signature signature = new Signature("12345");

  @Test
  void aFormIsSignedWithItsParametersInOrder() {
    assertThat(
            signature.ofForm(
                "https://mycompany.com/myapp.php?foo=1&bar=2",
                Map.of(
                    "Digits", "1234",
                    "To", "+18005551212",
                    "From", "+14158675309",
                    "Caller", "+14158675309",
                    "CallSid", "CA1234567890ABCDE")))
        .isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
  }

  @Test
  void aUrlAloneIsSignedAsItStands() {
    assertThat(
            signature.ofUrl(
                "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256="
                    + "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"))
        .isEqualTo("a9nBmqA0ju/hNViExpshrM61xv4=");
  }

  @Test
  void aSocketIsSignedByTheUrlOfTheDocument() {
    assertThat(signature.ofUrl("wss://voice.example.com/relay"))
        .isEqualTo("Sv43j8T9asdzmHgHo286na4Ttmg=");
  }

  @Test
  void anAccountWithoutATokenSignsNothing() {
    assertThat(Account.unsigned().signature()).isEmpty();
    assertThat(Account.withToken("12345").signature()).contains(signature);
  }
}
