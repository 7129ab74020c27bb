package dev.offhook.telephony.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioSignatureTest {
  private static final String TOKEN = "12345";
  private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final Form CALL =
      Form.read(
          "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234"
              + "&From=%2B14158675309&To=%2B18005551212");
  private static final String CALL_SIGNATURE = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
  private static final Form NOTHING = new Form(Map.of());

  private final TwilioSignature signature = new TwilioSignature(List.of(TOKEN));

  @Test
  void acceptsTheFormTwilioDocuments() {
    assertThat(signature.signsForm(URL, CALL, CALL_SIGNATURE)).isTrue();
  }

  @Test
  void acceptsTheJsonBodyTwilioDocuments() {
    var url = URL + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    byte[] body = "{\"property\": \"value\", \"boolean\": true}".getBytes(UTF_8);

    assertThat(signature.signsBody(url, body, "a9nBmqA0ju/hNViExpshrM61xv4=")).isTrue();
    body[3]++;
    assertThat(signature.signsBody(url, body, "a9nBmqA0ju/hNViExpshrM61xv4=")).isFalse();
  }

  @Test
  void acceptsTheSocketOverItsWssUrlOnly() {
    var header = "Sv43j8T9asdzmHgHo286na4Ttmg=";

    assertThat(signature.signsUrl("wss://voice.example.com/relay", header)).isTrue();
    assertThat(signature.signsUrl("https://voice.example.com/relay", header)).isFalse();
    assertThat(signature.signsUrl("ws://voice.example.com/relay", header)).isFalse();
  }

  @Test
  void aBodyWithoutItsHashInTheUrlIsRefusedHoweverWellTheUrlIsSigned() {
    var header = TwilioSignature.sign(TOKEN, URL, NOTHING);

    assertThat(signature.signsUrl(URL, header)).isTrue();
    assertThat(signature.signsBody(URL, new byte[0], header)).isFalse();
    assertThat(signature.signsBody("https://mycompany.com/", new byte[0], header)).isFalse();
  }

  @Test
  void aGetIsNotSignedByItsParametersTwice() {
    var header = TwilioSignature.sign(TOKEN, "https://h/voice?CallSid=CA1", NOTHING);

    assertThat(signature.signsUrl("https://h/voice?CallSid=CA1", header)).isTrue();
    assertThat(signature.signsForm("https://h/voice?CallSid=CA1", Form.read("CallSid=CA1"), header))
        .isFalse();
  }

  @Test
  void repeatedNamesAreSignedByTheirDistinctValuesInOrder() {
    var header = TwilioSignature.sign(TOKEN, "https://h/abc", Form.read("e=a"));
    var twice = TwilioSignature.sign(TOKEN, "https://h/", Form.read("e=1&e=2"));

    assertThat(signature.signsForm("https://h/abc", Form.read("e=a&e=a"), header)).isTrue();
    assertThat(signature.signsForm("https://h/", Form.read("e=2&e=1&e=2"), twice)).isTrue();
    assertThat(signature.signsForm("https://h/", Form.read("e=2"), twice)).isFalse();
    assertThat(signature.signsUrl("https://h/e1e2", twice)).isTrue();
  }

  @Test
  void namesThatDifferOnlyInCaseStayTwoNames() {
    var header = TwilioSignature.sign(TOKEN, "https://h/BxaBya", NOTHING);

    assertThat(signature.signsForm("https://h/", Form.read("aB=ya&Bx=a"), header)).isFalse();
    assertThat(signature.signsForm("https://h/", Form.read("Bx=aBya"), header)).isTrue();
    assertThat(Form.read("From=1&from=2").values()).hasSize(2);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "   ",
        "=",
        "not base64 at all !",
        "RSOYDt4T1cUTdK1PDd93/VVr8B8",
        "RSOYDt4T1cUTdK1PDd93/VVr8B9=",
        "RSOYDt4T1cUTdK1PDd93/VVr8B8==",
        " RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "RSOYDt4T1cUTdK1PDd93/VVr8B8=,RSOYDt4T1cUTdK1PDd93/VVr8B8=",
        "rsoydt4t1cutdk1pdd93/vvr8b8=",
        "\u0000\uD800"
      })
  @DisplayName("[B000-14] a header that is missing or ill-formed is a wrong one")
  void anIllFormedHeaderIsAWrongOne(String header) {
    assertThat(signature.signsForm(URL, CALL, header)).isFalse();
    assertThat(signature.signsUrl(URL, header)).isFalse();
    assertThat(signature.signsBody(URL, new byte[] {1}, header)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/x,          https://h.example/x",
    "https://h.example/x,          https://h.example:443/x",
    "https://h.example:443/x,      https://h.example/x",
    "https://h.example:8443/x?q=1, https://h.example:8443/x?q=1",
    "https://h.example:8443/x?q=1, https://h.example/x?q=1",
    "https://h.example:8443/x,     https://h.example:443/x",
    "http://h.example/x,           http://h.example:80/x",
    "http://h.example:80/x,        http://h.example/x",
    "wss://h.example/ws,           wss://h.example:443/ws",
    "wss://h.example:443/ws,       wss://h.example/ws",
    "ws://h.example/ws,            ws://h.example:80/ws",
    "https://[::1]/x,              https://[::1]:443/x",
    "https://[::1]:8080/x,         https://[::1]/x",
    "https://h.example?q=a:1,      https://h.example:443?q=a:1",
    "https://h.example,            https://h.example:443",
    "https://u:p@h.example/x,      https://u:p@h.example:443/x",
    "https://h.example/%7Ex?a=%2B, https://h.example:443/%7Ex?a=%2B",
    "https://h.example/x#rc=2,     https://h.example/x",
  })
  void everySpellingOfThePortIsTheSameUrl(String ours, String signed) {
    assertThat(signature.signsUrl(ours, TwilioSignature.sign(TOKEN, signed, NOTHING))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://h.example/x,     https://h.example/x/",
    "https://h.example/x,     https://H.example/x",
    "https://h.example/x,     http://h.example/x",
    "https://h.example/x,     https://h.example:80/x",
    "https://h.example/x,     https://h.example:8443/x",
    "https://h.example/?a=+,  https://h.example/?a=%20",
    "https://h.example/?a&b,  https://h.example/?b&a",
    "https://h.example/%7Ex,  https://h.example/~x",
    "wss://h.example/ws,      wss://h.example:80/ws",
    "https://h.example/x,     https://h.example/x#rc=2",
  })
  void anyOtherUrlIsAnotherUrl(String ours, String signed) {
    assertThat(signature.signsUrl(ours, TwilioSignature.sign(TOKEN, signed, NOTHING))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "://", "https://", "https://:", "https://h:/", "?", "#", "https://[::1"})
  void anOddUrlIsOnlyAWrongOne(String url) {
    assertThat(signature.signsUrl(url, CALL_SIGNATURE)).isFalse();
    assertThat(signature.signsBody(url, new byte[0], CALL_SIGNATURE)).isFalse();
  }

  @Test
  void whileATokenIsChangedBothAreAccepted() {
    var changing = new TwilioSignature(List.of("new", "", TOKEN));

    assertThat(changing.signsForm(URL, CALL, CALL_SIGNATURE)).isTrue();
    assertThat(changing.signsForm(URL, CALL, TwilioSignature.sign("new", URL, CALL))).isTrue();
    assertThat(changing.signsForm(URL, CALL, TwilioSignature.sign("old", URL, CALL))).isFalse();
  }

  @Test
  @DisplayName("[B000-14] without a token there is no check that could pass")
  void withoutATokenThereIsNoCheck() {
    assertThatThrownBy(() -> new TwilioSignature(List.of("", "  ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auth token");
  }

  @Test
  void aFormWithBrokenEscapesIsReadAsItStands() {
    assertThat(Form.read("a=%zz&&=x&b&c=%E2%82%AC+1&%=%").values())
        .containsEntry("a", List.of("%zz"))
        .containsEntry("", List.of("x"))
        .containsEntry("b", List.of(""))
        .containsEntry("c", List.of("€ 1"))
        .containsEntry("%", List.of("%"));
  }
}
