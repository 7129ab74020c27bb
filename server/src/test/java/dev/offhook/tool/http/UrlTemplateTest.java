package dev.offhook.tool.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTest {
  private static final String SHOP = "https://api.example.com/v1/orders/{id}/state?lang={lang}&v=2";

  /** What a model may try, to get somewhere else. */
  static Stream<String> hostileArguments() {
    return Stream.of(
        "../../admin",
        "..",
        ".",
        "...",
        "..;/admin",
        "..;x=1",
        "/etc/passwd",
        "//evil.example",
        "\\\\evil.example\\x",
        "..\\..\\admin",
        "%2e%2e%2fadmin",
        "%2e%2e",
        "..%2f",
        "..%252fadmin",
        "%2f",
        "%5c",
        "%00",
        "1%0d%0aX-Evil:1",
        "1\r\nHost: evil.example",
        "1\nX: y",
        "1\rX",
        "1\u0000",
        "@evil.example",
        "user:pass@evil.example",
        ":8080",
        "https://evil.example/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "?admin=true",
        "#fragment",
        "a&b=c",
        "a=b",
        ";jsessionid=1",
        " ",
        "",
        " ..",
        "\t..",
        "\uff0e\uff0e",
        "\uff0e\uff0e\uff0fadmin",
        "\u2024\u2024/",
        "\u2025",
        "\u2026",
        "\uff0fadmin",
        "\u2215admin",
        "\u2044admin",
        "\u29f8",
        "\ufe68",
        "\uff3c",
        "\uff20evil",
        "\uff05\uff12\uff45",
        "\u202e..",
        "\u200b..",
        "\u200b",
        "a\u0085b",
        "a\u2028b",
        "\ud800",
        "\u0130\u0131\u012f",
        "\u560a\u560d",
        "{lang}",
        "${HOME}",
        "{{7*7}}",
        "' OR 1=1 --",
        "<script>",
        "a".repeat(513),
        "[::1]",
        "127.0.0.1",
        "%c0%ae%c0%ae",
        "%uff0e",
        "x HTTP/1.1");
  }

  @ParameterizedTest
  @MethodSource("hostileArguments")
  @DisplayName("an argument never leaves its segment or its value, however often it is decoded")
  void anArgumentStaysInItsPlace(String hostile) throws UnfitException {
    var template = UrlTemplate.parse(SHOP);
    staysWithin(template, "id", hostile);
    staysWithin(template, "lang", hostile);
  }

  private static void staysWithin(UrlTemplate template, String name, String hostile) {
    var arguments = JsonNodeFactory.instance.objectNode().put("id", "7").put("lang", "en");
    arguments.put(name, hostile);
    String filled;
    try {
      filled = template.fill(arguments);
    } catch (UnfitException refused) {
      assertThat(hostile.length() < 6 || !refused.why().contains(hostile)).isTrue();
      return;
    }
    assertThat(filled).matches("/v1/orders/[A-Za-z0-9._~%-]+/state\\?lang=[A-Za-z0-9._~%-]*&v=2");
    var path = URI.create("https://api.example.com" + filled).normalize().getRawPath();
    for (int decoded = 0; decoded < 3; decoded++) {
      assertThat(path.split("/", -1)).hasSize(5);
      assertThat(path).startsWith("/v1/orders/").endsWith("/state").doesNotContain("..", "\\");
      path = Normalizer.normalize(decoded(path), Normalizer.Form.NFKC);
    }
    assertThat(decoded(filled)).doesNotContain("\r", "\n", "\u0000");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replaceAll("%(?![0-9a-fA-F]{2})", "%25"), StandardCharsets.UTF_8);
  }

  @Test
  void hostileArgumentsAreManyEnough() {
    assertThat(hostileArguments().distinct().count()).isGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"id\":{\"a\":1}}", "{\"id\":[\"..\"]}", "{\"id\":null}", "{}"})
  void onlyASingleValueStandsInAnAddress(String arguments) throws IOException, UnfitException {
    var template = UrlTemplate.parse(SHOP);
    var tree = JsonMapper.builder().build().readTree(arguments);
    assertThatExceptionOfType(UnfitException.class).isThrownBy(() -> template.fill(tree));
  }

  @Test
  void harmlessArgumentsArriveWhole() throws UnfitException {
    var template = UrlTemplate.parse(SHOP);
    var arguments = JsonNodeFactory.instance.objectNode();
    arguments.put("id", "Grüße 12.5-a_~").put("lang", "a b&c=d/é?#@%");
    assertThat(template.fill(arguments))
        .isEqualTo(
            "/v1/orders/Gr%C3%BC%C3%9Fe%2012.5-a_~/state?lang=a%20b%26c%3Dd%2F%C3%A9%3F%23%40%25&v=2");
    arguments.removeAll();
    assertThat(template.fill(arguments.put("id", 17))).isEqualTo("/v1/orders/17/state?v=2");
    assertThat(template.places()).containsExactly("id", "lang");
    assertThat(template.inPath()).containsExactly("id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "data:text/plain,x",
        "jar:http://example.com!/",
        "//example.com/",
        "/orders",
        "example.com/orders",
        "",
        "https://",
        "https:///orders",
        "https://{host}/orders",
        "https://api.{tenant}.example.com/",
        "https://example.com:{port}/",
        "{scheme}://example.com/",
        "https://user@example.com/",
        "https://user:pass@example.com/",
        "https://good.example@evil.example/",
        "https://example.com:0/",
        "https://example.com:70000/",
        "https://example.com:-1/",
        "https://exam ple.com/",
        "https://example.com\\@evil.example/",
        "https://example.com/a b",
        "https://example.com/\r\nX: y",
        "https://example.com/../admin",
        "https://example.com/a/%2e%2e/b",
        "https://example.com/./a",
        "https://example.com/%2Fadmin",
        "https://example.com/%5Cadmin",
        "https://example.com/%0D%0A",
        "https://example.com/%zz",
        "https://example.com/{",
        "https://example.com/{a",
        "https://example.com/{a b}",
        "https://example.com/?{name}=1",
        "https://example.com/#fragment",
        "https://example.com/ö",
        "https://[::1",
        "https://[fe80::1%25eth0]/",
        "HTTPS://example.com/"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThatExceptionOfType(UnfitException.class).isThrownBy(() -> UrlTemplate.parse(text));
  }

  @Test
  void hostAndPortAreTheFilesOwn() throws UnfitException {
    assertThat(UrlTemplate.parse("http://example.com").port()).isEqualTo(80);
    assertThat(UrlTemplate.parse("https://example.com/a").port()).isEqualTo(443);
    assertThat(UrlTemplate.parse("https://example.com:8443/?q={q}").port()).isEqualTo(8443);
    assertThat(UrlTemplate.parse("https://[2606:4700::1]/").host()).isEqualTo("2606:4700::1");
  }
}
