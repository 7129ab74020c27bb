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

@Timeout(180)
class DialCallTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String ANNE = "+15550001111";
  private static final String BOB = "+15550002222";

  private final VirtualTime time = VirtualTime.start();
  private final RelayServer server = new RelayServer(time);
  private final SimulatedTwilio twilio =
      new SimulatedTwilio(time.vertx(), time, Account.withToken("secret"), Hosts.direct());
  private CallOptions options = CallOptions.inbound();

  @AfterEach
  void close() {
    twilio.close();
    time.close();
  }

  /** A call that is put through; afterwards a sentence is heard. */
  private SimulatedCall dial(String attributes, String nouns) {
    server.twiml(
        "/voice",
        form ->
            "<Response><Dial action=\"/dialled\" %s>%s</Dial></Response>"
                .formatted(attributes, nouns));
    server.twiml("/dialled", form -> "<Response><Say>Back again.</Say></Response>");
    return twilio.dial(server.url("/voice"), options);
  }

  private static FarEnd answers(int after, int talks) {
    return FarEnd.answers(Duration.ofSeconds(after), Duration.ofSeconds(talks));
  }

  private MultiMap told() {
    return server.posts("/dialled").getFirst().form();
  }

  @Test
  void somebodyWhoAnswersIsHeardOfWhenTheConversationIsOver() {
    options = options.withFarEnd(ANNE, answers(4, 90));
    SimulatedCall call = dial("", ANNE);
    time.await(call.ended(), LIMIT);

    assertThat(told().get("DialCallStatus")).isEqualTo("completed");
    assertThat(told().get("DialCallDuration")).isEqualTo("90");
    assertThat(told().get("DialBridged")).isEqualTo("true");
    DialLeg leg = call.dialLegs().getFirst();
    assertThat(told().get("DialCallSid")).isEqualTo(leg.sid()).matches("CA[0-9a-f]{32}");
    assertThat(leg.status()).isEqualTo("completed");
    assertThat(leg.callerId()).isEqualTo("+15551230001");
    Noise ringing = call.noises().getFirst();
    assertThat(ringing.kind()).isEqualTo(Noise.Kind.RINGING);
    assertThat(ringing.until().minus(ringing.from())).isEqualTo(Duration.ofSeconds(4));
    assertThat(call.heardText()).isEqualTo("Back again.");
  }

  @Test
  void whoeverDoesNotAnswerIsRungForTheTimeoutAndALittleLonger() {
    SimulatedCall call = dial("timeout=\"10\"", ANNE);
    time.await(call.ended(), LIMIT);

    assertThat(told().get("DialCallStatus")).isEqualTo("no-answer");
    assertThat(told().get("DialBridged")).isEqualTo("false");
    assertThat(told().contains("DialCallDuration")).isFalse();
    Noise ringing = call.noises().getFirst();
    assertThat(ringing.until().minus(ringing.from())).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void busyAndFailedAreToldAsWhatTheyAre() {
    for (String status : List.of("busy", "failed")) {
      server.posts.clear();
      options = CallOptions.inbound().withFarEnd(ANNE, FarEnd.ending(status));
      time.await(dial("", ANNE).ended(), LIMIT);
      assertThat(told().get("DialCallStatus")).isEqualTo(status);
    }
  }

  @Test
  void withoutAnActionTheNextVerbFollows() {
    options = options.withFarEnd(ANNE, FarEnd.busy());
    server.twiml(
        "/voice", form -> "<Response><Dial>" + ANNE + "</Dial><Say>No luck.</Say></Response>");
    SimulatedCall call = twilio.dial(server.url("/voice"), options);
    time.await(call.ended(), LIMIT);

    assertThat(call.heardText()).isEqualTo("No luck.");
  }

  @Test
  void ofSeveralWhoAreRungTheFirstToAnswerIsTaken() {
    options = options.withFarEnd(ANNE, answers(9, 5)).withFarEnd("client:bob", answers(2, 5));
    SimulatedCall call =
        dial("", "<Number>" + ANNE + "</Number><Client>bob</Client><Sip>sip:c@example.com</Sip>");
    time.await(call.ended(), LIMIT);

    assertThat(call.dialLegs())
        .extracting(DialLeg::status)
        .containsExactly("canceled", "completed", "canceled");
    assertThat(told().get("DialCallSid")).isEqualTo(call.dialLegs().get(1).sid());
  }

  @Test
  void inSequenceTheNextIsRungWhenTheOneBeforeIsBusy() {
    options = options.withFarEnd(ANNE, FarEnd.busy()).withFarEnd(BOB, answers(1, 5));
    SimulatedCall call =
        dial("sequential=\"true\"", "<Number>" + ANNE + "</Number><Number>" + BOB + "</Number>");
    time.await(call.ended(), LIMIT);

    assertThat(call.dialLegs()).extracting(DialLeg::status).containsExactly("busy", "completed");
    assertThat(call.dialLegs().get(1).rung()).isEqualTo(call.dialLegs().getFirst().ended());
  }

  @Test
  void aCallerIdThatIsNotOursRingsNobody() {
    SimulatedCall call = dial("callerId=\"+15557770000\"", ANNE);
    time.await(call.ended(), LIMIT);

    assertThat(call.notices()).extracting(Notice::code).containsExactly(13214);
    assertThat(call.dialLegs()).isEmpty();
    assertThat(told().get("DialCallStatus")).isEqualTo("failed");
  }

  @Test
  void aCallerIdOfTheAccountIsShown() {
    options =
        options
            .withPhoneBook(PhoneBook.empty().withCallerId("+15557770000"))
            .withFarEnd(ANNE, answers(1, 1));
    SimulatedCall call = dial("callerId=\"+15557770000\"", ANNE);
    time.await(call.ended(), LIMIT);

    assertThat(call.notices()).isEmpty();
    assertThat(call.dialLegs().getFirst().callerId()).isEqualTo("+15557770000");
  }

  @Test
  void whatIsNoNumberFails() {
    SimulatedCall call = dial("", "<Number>911 please</Number>");
    time.await(call.ended(), LIMIT);

    assertThat(call.notices()).extracting(Notice::code).containsExactly(13223);
    assertThat(told().get("DialCallStatus")).isEqualTo("failed");
  }

  @Test
  void aCallerWhoHangsUpWhileItRingsCancelsIt() {
    options = options.withFarEnd(ANNE, answers(20, 5));
    SimulatedCall call = dial("", ANNE);
    time.advance(Duration.ofSeconds(3));
    call.hangUp();
    Outcome outcome = time.await(call.ended(), LIMIT);

    assertThat(outcome.reason()).isEqualTo(Outcome.Reason.CALLER_HUNG_UP);
    assertThat(told().get("DialCallStatus")).isEqualTo("canceled");
    assertThat(told().get("CallStatus")).isEqualTo("completed");
    assertThat(call.dialLegs().getFirst().status()).isEqualTo("canceled");
  }

  @Test
  void theStarKeyEndsTheConversationWhereThatIsAllowed() {
    options = options.withFarEnd(ANNE, answers(1, 60));
    SimulatedCall call = dial("hangupOnStar=\"true\"", ANNE);
    time.advance(Duration.ofSeconds(11));
    call.press('7');
    call.press('*');
    time.await(call.ended(), LIMIT);

    assertThat(told().get("DialCallDuration")).isEqualTo("10");
    assertThat(call.dialLegs().getFirst().digits()).isEqualTo("7");
  }

  @Test
  void theTimeLimitEndsTheConversation() {
    options = options.withFarEnd(ANNE, answers(1, 60));
    time.await(dial("timeLimit=\"15\"", ANNE).ended(), LIMIT);

    assertThat(told().get("DialCallDuration")).isEqualTo("15");
  }

  @Test
  void theCallerIsAnsweredOnlyWhenThereIsABridgeWhereThatIsAskedFor() {
    options = options.withFarEnd(ANNE, answers(5, 5));
    SimulatedCall call = dial("answerOnBridge=\"true\"", ANNE);
    time.advance(Duration.ofSeconds(4));
    assertThat(call.state()).isEqualTo(CallState.RINGING);
    time.advance(Duration.ofSeconds(2));

    assertThat(call.state()).isEqualTo(CallState.CONNECTED);
  }

  @Test
  void theLegIsToldOfByItsOwnCallbacks() {
    server.serve("/leg", "text/plain", "");
    options = options.withFarEnd(ANNE, answers(3, 30));
    String events = "statusCallbackEvent=\"initiated ringing answered completed\"";
    SimulatedCall call =
        dial("", "<Number statusCallback=\"/leg\" " + events + ">" + ANNE + "</Number>");
    time.await(call.ended(), LIMIT);

    List<MultiMap> forms = server.posts("/leg").stream().map(RelayServer.Posted::form).toList();
    assertThat(forms)
        .extracting(form -> form.get("SequenceNumber") + " " + form.get("CallStatus"))
        .containsExactlyInAnyOrder("0 initiated", "1 ringing", "2 in-progress", "3 completed");
    MultiMap last = forms.getLast();
    assertThat(last.get("ParentCallSid")).isEqualTo(call.sid());
    assertThat(last.get("CallSid")).isEqualTo(call.dialLegs().getFirst().sid());
    assertThat(last.get("Direction")).isEqualTo("outbound-dial");
    assertThat(last.get("CallDuration")).isEqualTo("30");
    assertThat(last.get("To")).isEqualTo(ANNE);
  }

  @Test
  void ofALegOnlyItsEndIsToldUnlessMoreIsAskedFor() {
    server.serve("/leg", "text/plain", "");
    options = options.withFarEnd(ANNE, answers(3, 30));
    time.await(dial("", "<Number statusCallback=\"/leg\">" + ANNE + "</Number>").ended(), LIMIT);

    assertThat(server.posts("/leg"))
        .extracting(post -> post.form().get("CallStatus"))
        .containsExactly("completed");
  }

  @Test
  void theCalleeHearsKeysAWhisperAndThenTheCaller() {
    options = options.withFarEnd(ANNE, answers(2, 60));
    server.twiml("/whisper", form -> "<Response><Say>A caller for you.</Say></Response>");
    SimulatedCall call =
        dial("", "<Number url=\"/whisper\" sendDigits=\"ww42\">" + ANNE + "</Number>");
    time.await(call.say("Hello Anne"), LIMIT);
    time.await(call.ended(), LIMIT);

    DialLeg leg = call.dialLegs().getFirst();
    assertThat(leg.digits()).isEqualTo("42");
    assertThat(leg.heard()).isEqualTo("A caller for you. Hello Anne");
    assertThat(call.heardText()).isEqualTo("Back again.");
    assertThat(server.posts("/whisper").getFirst().form().get("CallSid")).isEqualTo(leg.sid());
  }

  @Test
  void aCalleeWhoRefusesTheWhisperIsNeverBridged() {
    server.twiml(
        "/whisper",
        form ->
            "<Response><Gather numDigits=\"1\" action=\"/pressed\"><Say>Press 1.</Say></Gather>"
                + "<Hangup/></Response>");
    server.twiml("/pressed", form -> "<Response/>");
    String noun = "<Number url=\"/whisper\">" + ANNE + "</Number>";
    options = options.withFarEnd(ANNE, answers(2, 60));
    time.await(dial("", noun).ended(), LIMIT);
    assertThat(told().get("DialCallStatus")).isEqualTo("completed");
    assertThat(told().get("DialBridged")).isEqualTo("false");

    server.posts.clear();
    FarEnd willing = FarEnd.answersPressing(Duration.ofSeconds(2), Duration.ofSeconds(60), "1");
    options = options.withFarEnd(ANNE, willing);
    time.await(dial("", noun).ended(), LIMIT);
    assertThat(server.posts("/pressed").getFirst().form().get("Digits")).isEqualTo("1");
    assertThat(told().get("DialBridged")).isEqualTo("true");
  }

  @Test
  void theConversationIsRecordedFromTheAnswerOn() {
    server.serve("/rec", "text/plain", "");
    options = options.withFarEnd(ANNE, answers(3, 30));
    SimulatedCall call =
        dial(
            "record=\"record-from-answer-dual\" recordingStatusCallback=\""
                + server.url("/rec")
                + "\"",
            ANNE);
    time.await(call.ended(), LIMIT);

    Recording recording = call.recordings().getFirst();
    assertThat(recording.length()).isEqualTo(Duration.ofSeconds(30));
    assertThat(recording.order().channels()).isEqualTo(2);
    assertThat(told().get("RecordingUrl")).endsWith("/Recordings/" + recording.sid());
    assertThat(server.posts("/rec").getFirst().form().get("RecordingSource")).isEqualTo("DialVerb");
  }

  @Test
  void whoeverTheDirectoryListsIsRungUnlessTheCallKnowsBetter() {
    twilio.subscribers().list(ANNE, Subscriber.busy()).list(BOB, Subscriber.busy());
    options = options.withFarEnd(BOB, answers(1, 5));
    time.await(dial("", ANNE).ended(), LIMIT);
    assertThat(told().get("DialCallStatus")).isEqualTo("busy");

    server.posts.clear();
    time.await(dial("", BOB).ended(), LIMIT);
    assertThat(told().get("DialCallStatus")).isEqualTo("completed");
  }
}
