package dev.offhook.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TwilioSignaturePropertiesTest {
  private static final String URL = "https://phone.example/voice?line=2";

  private final TwilioSignature signature = new TwilioSignature(List.of("secret"));

  @Property(tries = 300)
  void whatIsSignedIsAccepted(@ForAll("forms") Form form, @ForAll("paths") String path) {
    var url = "https://phone.example" + path;

    assertThat(signature.signsForm(url, form, TwilioSignature.sign("secret", url, form))).isTrue();
  }

  @Property(tries = 300)
  void aFormSurvivesItsWayThroughTheBody(@ForAll("forms") Form form) {
    assertThat(Form.read(encoded(form))).isEqualTo(form);
  }

  @Property(tries = 300)
  void theSdkAgreesWhereNoNameIsRepeated(
      @ForAll("single") Map<String, String> parameters, @ForAll("paths") String path) {
    var url = "https://phone.example" + path;
    var values = new HashMap<String, List<String>>();
    parameters.forEach((name, value) -> values.put(name, List.of(value)));
    var ours = TwilioSignature.sign("secret", url, new Form(values));

    assertThat(new RequestValidator("secret").validate(url, parameters, ours)).isTrue();
    assertThat(new RequestValidator("other").validate(url, parameters, ours)).isFalse();
  }

  @Property(tries = 300)
  void anyOtherCharacterInAValueIsRefused(
      @ForAll("forms") Form form, @ForAll("texts") String value, @ForAll int where) {
    var original = with(form, value + "x");
    var header = TwilioSignature.sign("secret", URL, original);
    int at = Math.floorMod(where, value.length() + 1);
    var changed = new StringBuilder(value + "x");
    changed.setCharAt(at, changed.charAt(at) == '~' ? '_' : '~');

    assertThat(signature.signsForm(URL, with(form, changed.toString()), header)).isFalse();
  }

  @Property(tries = 300)
  void anyOtherCharacterInTheUrlOrTheHeaderIsRefused(@ForAll("forms") Form form, @ForAll int at) {
    var header = TwilioSignature.sign("secret", URL, form);

    assertThat(signature.signsForm(changed(URL, at), form, header)).isFalse();
    assertThat(signature.signsForm(URL, form, changed(header, at))).isFalse();
  }

  @Property(tries = 300)
  void nothingAStrangerSendsThrows(
      @ForAll String url, @ForAll String header, @ForAll String raw, @ForAll byte[] body) {
    assertThat(signature.signsForm(url, Form.read(raw), header)).isFalse();
    assertThat(signature.signsUrl(url, header)).isFalse();
    assertThat(signature.signsBody(url, body, header)).isFalse();
  }

  @Provide
  Arbitrary<Form> forms() {
    return Arbitraries.maps(texts(), texts().list().ofMinSize(1).ofMaxSize(3))
        .ofMaxSize(8)
        .map(Form::new);
  }

  @Provide
  Arbitrary<Map<String, String>> single() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars("-_./~=&")
        .ofMaxLength(20)
        .map(text -> "/" + text);
  }

  /** Whole code points: an unpaired surrogate has no bytes of its own and cannot be sent. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.integers()
        .between(1, 0x10FFFF)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .edgeCases(e -> e.add((int) '&', (int) '=', (int) '+', (int) '%', (int) ' ', 0x1F600))
        .list()
        .ofMaxSize(12)
        .map(points -> points.stream().map(Character::toString).collect(Collectors.joining()));
  }

  private static Form with(Form form, String value) {
    var values = new HashMap<>(form.values());
    values.put("SpeechResult", List.of(value));
    return new Form(values);
  }

  private static String changed(String text, int where) {
    int at = Math.floorMod(where, text.length());
    var changed = new StringBuilder(text);
    changed.setCharAt(at, text.charAt(at) == 'q' ? 'r' : 'q');
    return changed.toString();
  }

  private static String encoded(Form form) {
    return form.values().entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(v -> encoded(e.getKey()) + "=" + encoded(v)))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
