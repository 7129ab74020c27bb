package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.time.RealTime;
import dev.offhook.phone.twilio.rest.CarrierApi;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlacedCallInRealTimeTest {

  @Test
  void aClientOfAnotherLibraryPlacesACallOnTheMachinesClock() throws Exception {
    Vertx vertx = Vertx.vertx();
    Account account = Account.withToken("secret");
    try (SimulatedTwilio twilio =
            new SimulatedTwilio(vertx, new RealTime(vertx), account, Hosts.direct());
        HttpClient client = HttpClient.newHttpClient()) {
      CarrierApi api = CarrierApi.listen(vertx, twilio).await(10, TimeUnit.SECONDS);
      api.subscribers().others(number -> Subscriber.quiet(Duration.ofMillis(20)));
      String twiml = URLEncoder.encode("<Response><Hangup/></Response>", StandardCharsets.UTF_8);
      String form = "To=%2B15551230001&From=%2B15559870002&Twiml=" + twiml;
      String user = account.sid() + ":secret";
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      api.baseUrl() + "/2010-04-01/Accounts/" + account.sid() + "/Calls.json"))
              .header(
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .timeout(Duration.ofSeconds(10))
              .build();

      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(201);
      Outcome outcome = api.calls().getFirst().ended().await(20, TimeUnit.SECONDS);
      assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_HUNG_UP);
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
  }
}
