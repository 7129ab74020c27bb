package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.twilio.ApiClient.Answered;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class RecordingApiTest {
  private static final Subscriber QUIET = Subscriber.quiet(Duration.ofSeconds(1));

  private final Placing placing = new Placing();

  @AfterEach
  void close() {
    placing.close();
  }

  private Answered start(SimulatedCall call, String... form) {
    return placing.client.post("/Calls/" + call.sid() + "/Recordings.json", form);
  }

  /** Of a call that was recorded for ten seconds and is over. */
  private String recorded(String... form) {
    SimulatedCall call = placing.connected(QUIET);
    String sid = start(call, form).json().getString("sid");
    placing.time.advance(Duration.ofSeconds(10));
    call.hangUp();
    placing.ended(call);
    placing.time.advance(Duration.ofSeconds(3));
    return sid;
  }

  @Test
  void aCallIsRecordedFromTheRequestToItsEnd() {
    String sid =
        recorded(
            "RecordingStatusCallback",
            placing.server.url("/recording"),
            "RecordingStatusCallbackEvent",
            "in-progress completed",
            "RecordingChannels",
            "dual");

    assertThat(placing.server.posts("/recording"))
        .extracting(post -> post.form().get("RecordingStatus"))
        .containsExactly("in-progress", "completed");
    MultiMap told = placing.server.posts("/recording").getLast().form();
    assertThat(told.get("RecordingSid")).isEqualTo(sid);
    assertThat(told.get("RecordingDuration")).isEqualTo("10");
    assertThat(told.get("RecordingChannels")).isEqualTo("2");
    assertThat(told.get("RecordingSource")).isEqualTo("StartCallRecordingAPI");
    assertThat(told.get("RecordingUrl"))
        .startsWith(placing.api.baseUrl())
        .endsWith("/Recordings/" + sid);
    JsonObject shown = placing.client.get("/Recordings/" + sid + ".json").json();
    assertThat(shown.getString("status")).isEqualTo("completed");
    assertThat(shown.getString("duration")).isEqualTo("10");
  }

  @Test
  void theSoundIsAWaveFileWithAChannelForEachSide() throws Exception {
    String sid = recorded("RecordingChannels", "dual");
    Buffer wav = placing.client.get("/Recordings/" + sid + ".wav?RequestedChannels=2").body();

    try (AudioInputStream sound =
        AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav.getBytes()))) {
      AudioFormat format = sound.getFormat();
      assertThat(format.getChannels()).isEqualTo(2);
      assertThat(format.getSampleRate()).isEqualTo(8_000f);
      assertThat(sound.getFrameLength()).isEqualTo(80_000);
    }
    Buffer mp3 = placing.client.get("/Recordings/" + sid + ".mp3").body();
    assertThat(mp3.length()).isEqualTo(383 * 104);
    assertThat(mp3.getByte(0)).isEqualTo((byte) 0xFF);
  }

  @Test
  void aRangeOfTheSoundIsHandedOut() {
    String sid = recorded();
    String path = "/Recordings/" + sid + ".wav";
    Buffer whole = placing.client.get(path).body();
    Answered part = placing.client.get(path, "Range", "bytes=100-199");

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(whole.getBuffer(100, 200));
    assertThat(part.headers()).containsEntry("content-range", "bytes 100-199/" + whole.length());
    assertThat(placing.client.get(path, "Range", "bytes=-10").body())
        .isEqualTo(whole.getBuffer(whole.length() - 10, whole.length()));
    assertThat(placing.client.get(path, "Range", "bytes=99999999-").status()).isEqualTo(416);
  }

  @Test
  void thereIsNoSoundBeforeTheRecordingIsComplete() {
    SimulatedCall call = placing.connected(QUIET);
    String sid = start(call).json().getString("sid");
    placing.time.advance(Duration.ofSeconds(5));
    String path = "/Recordings/" + sid + ".wav";

    assertThat(placing.client.get(path).status()).isEqualTo(404);
    call.hangUp();
    placing.ended(call);
    placing.time.advance(Duration.ofSeconds(3));
    assertThat(placing.client.get(path).status()).isEqualTo(200);
  }

  @Test
  void aRelayCallIsNotEligibleForRecording() {
    placing.server.relay("");
    SimulatedCall call = placing.connected(QUIET);
    placing.time.advance(Duration.ofSeconds(2));
    Answered answer = start(call);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(21220);
    assertThat(answer.json().getString("message")).contains("not eligible for recording");
  }

  @Test
  void aSecondStartBeginsNothing() {
    SimulatedCall call = placing.connected(QUIET);
    String first = start(call).json().getString("sid");

    assertThat(start(call).json().getString("sid")).isEqualTo(first);
    JsonObject list = placing.client.get("/Calls/" + call.sid() + "/Recordings.json").json();
    assertThat(list.getJsonArray("recordings")).hasSize(1);
  }

  @Test
  void whatIsSkippedIsNotInTheRecording() {
    SimulatedCall call = placing.connected(QUIET);
    String sid = start(call).json().getString("sid");
    String current = "/Calls/" + call.sid() + "/Recordings/Twilio.CURRENT.json";
    placing.time.advance(Duration.ofSeconds(3));
    assertThat(
            placing
                .client
                .post(current, "Status", "paused", "PauseBehavior", "skip")
                .json()
                .getString("status"))
        .isEqualTo("paused");
    placing.time.advance(Duration.ofSeconds(5));
    placing.client.post(current, "Status", "in-progress");
    placing.time.advance(Duration.ofSeconds(2));
    placing.client.post(current, "Status", "stopped");
    placing.time.advance(Duration.ofSeconds(3));

    assertThat(placing.client.get("/Recordings/" + sid + ".json").json().getString("duration"))
        .isEqualTo("5");
  }

  @Test
  void aCallMayBeRecordedFromTheStartAndItsLastStatusSaysWhere() {
    SimulatedCall call =
        placing.connected(
            QUIET, "Record", "true", "RecordingStatusCallback", placing.server.url("/recording"));
    placing.ended(call);
    placing.time.advance(Duration.ofSeconds(3));

    MultiMap last = placing.statuses().getLast();
    assertThat(last.get("RecordingSid")).matches("RE[0-9a-f]{32}");
    assertThat(last.get("RecordingUrl")).endsWith(last.get("RecordingSid"));
    assertThat(last.get("RecordingDuration")).isEqualTo("20");
    assertThat(placing.server.posts("/recording").getFirst().form().get("RecordingSource"))
        .isEqualTo("OutboundAPI");
  }

  @Test
  void whatIsDeletedIsGone() {
    String sid = recorded();

    assertThat(placing.client.delete("/Recordings/" + sid + ".json").status()).isEqualTo(204);
    assertThat(placing.client.get("/Recordings/" + sid + ".json").status()).isEqualTo(404);
    assertThat(placing.client.get("/Recordings/" + sid + ".wav").status()).isEqualTo(404);
    assertThat(placing.client.delete("/Recordings/" + sid + ".json").status()).isEqualTo(404);
  }

  @Test
  void theSoundWantsTheCredentials() {
    String sid = recorded();
    placing.client.as("nobody", "");

    assertThat(placing.client.get("/Recordings/" + sid + ".wav").status()).isEqualTo(401);
  }

  @Test
  void whatTheMarkupRecordsIsHandedOutToo() {
    placing.server.twiml(
        "/voice",
        form ->
            "<Response><Start><Recording/></Start><Record playBeep=\"false\" timeout=\"3\""
                + " action=\"/action\"/></Response>");
    SimulatedCall call = placing.connected(Subscriber.person(Duration.ofSeconds(1)));
    placing.ended(call);

    assertThat(call.recordings())
        .extracting(recording -> recording.order().source())
        .containsExactly("StartCallRecordingTwiML", "RecordVerb");
    for (Recording recording : call.recordings()) {
      JsonObject shown = placing.client.get("/Recordings/" + recording.sid() + ".json").json();
      assertThat(shown.getString("source")).isEqualTo(recording.order().source());
      assertThat(shown.getString("status")).isEqualTo("completed");
      assertThat(placing.client.get("/Recordings/" + recording.sid() + ".wav").status())
          .isEqualTo(200);
    }
    assertThat(placing.server.posts("/action").getFirst().form().get("RecordingUrl"))
        .isEqualTo(
            placing.api.baseUrl()
                + "/2010-04-01/Accounts/"
                + placing.twilio.account().sid()
                + "/Recordings/"
                + call.recordings().getLast().sid());
  }

  @Test
  void aRecordingIsOnlyChangedByWayOfItsOwnCall() {
    SimulatedCall one = placing.connected(QUIET);
    String sid = start(one).json().getString("sid");
    SimulatedCall other = placing.connected(QUIET);
    String path = "/Calls/" + other.sid() + "/Recordings/" + sid + ".json";

    assertThat(placing.client.post(path, "Status", "stopped").status()).isEqualTo(404);
    assertThat(one.recordings().getFirst().status()).isEqualTo("in-progress");
  }
}
