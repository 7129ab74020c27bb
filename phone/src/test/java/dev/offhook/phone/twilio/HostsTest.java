package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HostsTest {

  @Test
  void aMappedHostIsDialledInPlainTextUnderItsPublicName() {
    Hosts hosts = Hosts.of("https://Shop.example", 8080);

    assertThat(hosts.route("wss://shop.example/ws?x=%20y"))
        .isEqualTo(new Hosts.Route("127.0.0.1", 8080, false, "shop.example", "/ws?x=%20y"));
  }

  @Test
  void loopbackIsPlainTextAndKeepsItsPort() {
    assertThat(Hosts.direct().route("wss://[::1]:9000/ws"))
        .isEqualTo(new Hosts.Route("::1", 9000, false, "[::1]:9000", "/ws"));
    assertThat(Hosts.direct().route("http://localhost:8080"))
        .isEqualTo(new Hosts.Route("localhost", 8080, false, "localhost:8080", "/"));
  }

  @Test
  void everythingElseIsDialledWithTls() {
    assertThat(Hosts.direct().route("https://shop.example/voice"))
        .isEqualTo(new Hosts.Route("shop.example", 443, true, "shop.example", "/voice"));
  }

  @Test
  void aRelativeUrlIsRefusedByName() {
    assertThatThrownBy(() -> Hosts.direct().route("/voice")).hasMessageContaining("/voice");
  }
}
