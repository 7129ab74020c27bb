package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is played and what is recorded. */
@Timeout(180)
class PromptCallTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final VirtualTime time = VirtualTime.start();
  private final RelayServer server = new RelayServer(time);
  private final SimulatedTwilio twilio =
      new SimulatedTwilio(time.vertx(), time, Account.withToken("secret"), Hosts.direct());

  @AfterEach
  void close() {
    twilio.close();
    time.close();
  }

  private SimulatedCall dial(String verbs) {
    server.twiml("/voice", form -> "<Response>" + verbs + "</Response>");
    server.twiml("/next", form -> "<Response><Say>Thank you.</Say></Response>");
    server.serve("/rec", "text/plain", "");
    SimulatedCall call = twilio.dial(server.url("/voice"));
    time.settle();
    return call;
  }

  private List<MultiMap> told(String path) {
    return server.posts(path).stream().map(RelayServer.Posted::form).toList();
  }

  @Test
  void wordsAreSaidAsOftenAsAskedFor() {
    SimulatedCall call = dial("<Say loop=\"2\">Hello.</Say><Say>Bye.</Say>");
    time.await(call.ended(), LIMIT);

    assertThat(call.heardText()).isEqualTo("Hello. Hello. Bye.");
  }

  @Test
  void aRecordingIsFetchedBeforeItIsHeard() {
    server.serve("/a.mp3", "audio/mpeg", "sound");
    SimulatedCall call = dial("<Play>/a.mp3</Play>");
    time.await(call.ended(), LIMIT);

    assertThat(call.noises())
        .singleElement()
        .extracting(Noise::kind, Noise::what)
        .containsExactly(Noise.Kind.RECORDING, server.url("/a.mp3"));
    assertThat(server.posts("/a.mp3")).hasSize(1);
  }

  @Test
  void whatIsNoSoundCannotBePlayed() {
    server.serve("/page", "text/html", "<p>");
    assertThat(time.await(dial("<Play>/page</Play>").ended(), LIMIT).text()).startsWith("13420");
    assertThat(time.await(dial("<Play>/gone</Play>").ended(), LIMIT).text()).startsWith("11200");
  }

  @Test
  void tonesReachTheFarEnd() {
    SimulatedCall call = dial("<Play digits=\"ww12#\"/>");
    time.await(call.ended(), LIMIT);

    assertThat(call.digitsHeard()).isEqualTo("12#");
    Noise tones = call.noises().getFirst();
    assertThat(tones.until().minus(tones.from())).isEqualTo(Duration.ofMillis(2_140));
  }

  @Test
  void tonesOfARelayReachTheFarEndUntilTheyAreCut() {
    server.relay("");
    SimulatedCall call = twilio.dial(server.url("/voice"));
    time.advanceUntil(() -> call.state() == CallState.CONNECTED, LIMIT);
    server.sockets.getFirst().writeTextMessage("{\"type\":\"sendDigits\",\"digits\":\"w4567\"}");
    time.settle();
    time.advance(Duration.ofMillis(300 + 500 + 380 + 380 + 100));
    call.murmur();
    time.advance(Duration.ofSeconds(5));

    assertThat(call.digitsHeard()).isEqualTo("45");
  }

  @Test
  void leavingNoQueueDoesNothing() {
    SimulatedCall call = dial("<Leave/><Say>Still here.</Say>");
    time.await(call.ended(), LIMIT);

    assertThat(call.heardText()).isEqualTo("Still here.");
    assertThat(call.notices()).isEmpty();
  }

  @Test
  void aMessageIsTakenAfterTheBeepUntilTheKeyThatEndsIt() {
    SimulatedCall call =
        dial(
            "<Record action=\"/next\" finishOnKey=\"#\" recordingStatusCallback=\""
                + server.url("/rec")
                + "\"/>");
    time.await(call.say("Please call me back", Duration.ofSeconds(4)), LIMIT);
    call.press('5');
    call.press('#');
    time.await(call.ended(), LIMIT);

    MultiMap form = told("/next").getFirst();
    Recording recording = call.recordings().getFirst();
    assertThat(form.get("RecordingSid")).isEqualTo(recording.sid()).matches("RE[0-9a-f]{32}");
    assertThat(form.get("RecordingUrl")).endsWith("/Recordings/" + recording.sid());
    assertThat(form.get("RecordingDuration")).isEqualTo("4");
    assertThat(form.get("Digits")).isEqualTo("#");
    assertThat(call.noises().getFirst().kind()).isEqualTo(Noise.Kind.BEEP);
    assertThat(told("/rec"))
        .extracting(each -> each.get("RecordingStatus"))
        .containsExactly("completed");
  }

  @Test
  void aMessageEndsInSilenceAndAtItsLongest() {
    SimulatedCall silent = dial("<Record action=\"/next\" timeout=\"3\"/>");
    silent.say("Hi", Duration.ofSeconds(1));
    time.await(silent.ended(), LIMIT);
    assertThat(told("/next").getFirst().get("RecordingDuration")).isEqualTo("4");
    assertThat(told("/next").getFirst().get("Digits")).isEmpty();

    server.posts.clear();
    SimulatedCall lengthy = dial("<Record action=\"/next\" maxLength=\"10\"/>");
    lengthy.say("On and on", Duration.ofSeconds(60));
    time.await(lengthy.ended(), LIMIT);
    assertThat(told("/next").getFirst().get("RecordingDuration")).isEqualTo("10");
  }

  @Test
  void aMessageWithNothingInItFallsThrough() {
    SimulatedCall call = dial("<Record action=\"/next\" timeout=\"2\"/><Say>Nothing?</Say>");
    time.await(call.ended(), LIMIT);

    assertThat(call.heardText()).isEqualTo("Nothing?");
    assertThat(told("/next")).isEmpty();
    assertThat(call.recordings().getFirst().status()).isEqualTo("absent");
  }

  @Test
  void whoeverHangsUpHasLeftAMessage() {
    SimulatedCall call = dial("<Record action=\"/next\"/>");
    time.await(call.say("Call me", Duration.ofSeconds(2)), LIMIT);
    call.hangUp();
    time.await(call.ended(), LIMIT);

    assertThat(told("/next").getFirst().get("Digits")).isEqualTo("hangup");
    assertThat(told("/next").getFirst().get("CallStatus")).isEqualTo("completed");
  }

  @Test
  void aRecordingInTheBackgroundLastsUntilTheCallIsOver() {
    String start =
        "<Start><Recording recordingStatusCallbackEvent=\"in-progress completed\""
            + " recordingStatusCallback=\"%s\"/></Start>".formatted(server.url("/rec"));
    SimulatedCall call = dial(start + start + "<Pause length=\"12\"/>");
    time.await(call.ended(), LIMIT);

    assertThat(call.recordings()).hasSize(1);
    Recording recording = call.recordings().getFirst();
    assertThat(recording.callSid()).isEqualTo(call.sid());
    assertThat(recording.length()).isEqualTo(Duration.ofSeconds(12));
    assertThat(recording.order().channels()).isEqualTo(2);
    assertThat(told("/rec"))
        .extracting(form -> form.get("RecordingStatus"))
        .containsExactly("in-progress", "completed");
    MultiMap last = told("/rec").getLast();
    assertThat(last.get("RecordingSid")).isEqualTo(recording.sid());
    assertThat(last.get("RecordingDuration")).isEqualTo("12");
    assertThat(last.get("RecordingChannels")).isEqualTo("2");
    assertThat(last.get("RecordingSource")).isEqualTo("StartCallRecordingTwiML");
    assertThat(last.get("RecordingTrack")).isEqualTo("both");
    assertThat(last.get("RecordingStartTime")).matches("\\w{3}, \\d{2} \\w{3} \\d{4} .*");
    assertThat(last.get("ErrorCode")).isEqualTo("0");
  }

  @Test
  void aRecordingOfARelayBeginsBeforeItAndStopsWhereItIsTold() {
    server.relay("");
    String relay = server.connect("").replaceAll("</?Response>", "");
    server.twiml(
        "/action", form -> "<Response><Stop><Recording/></Stop><Pause length=\"30\"/></Response>");
    SimulatedCall call = dial("<Start><Recording channels=\"mono\"/></Start>" + relay);
    time.advance(Duration.ofSeconds(10));
    server.sockets.getFirst().writeTextMessage("{\"type\":\"end\"}");
    time.await(call.ended(), LIMIT);

    Recording recording = call.recordings().getFirst();
    assertThat(recording.order().channels()).isEqualTo(1);
    assertThat(recording.length()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
  }

  @Test
  void aCallbackOfABackgroundRecordingNeedsItsWholeUrl() {
    SimulatedCall call =
        dial("<Start><Recording recordingStatusCallback=\"/rec\"/></Start><Pause/>");
    time.await(call.ended(), LIMIT);

    assertThat(call.notices()).extracting(Notice::code).containsExactly(11200);
    assertThat(told("/rec")).isEmpty();
  }
}
