package dev.offhook.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.phone.time.VirtualTime;
import dev.offhook.phone.twilio.speech.Utterance;
import dev.offhook.phone.twilio.twiml.Notice;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class GatherCallTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PAUSE = "<Pause length=\"60\"/>";

  private final VirtualTime time = VirtualTime.start();
  private final RelayServer server = new RelayServer(time);
  private final SimulatedTwilio twilio =
      new SimulatedTwilio(time.vertx(), time, Account.withToken("secret"), Hosts.direct());

  @AfterEach
  void close() {
    twilio.close();
    time.close();
  }

  /** A call that is listened to as {@code gather} says; what follows is silence. */
  private SimulatedCall dial(String gather, CallOptions options) {
    server.twiml("/voice", form -> "<Response>" + gather + PAUSE + "</Response>");
    server.twiml("/next", form -> "<Response>" + PAUSE + "</Response>");
    SimulatedCall call = twilio.dial(server.url("/voice"), options);
    time.advanceUntil(() -> call.state() != CallState.RINGING, LIMIT);
    return call;
  }

  private SimulatedCall dial(String gather) {
    return dial(gather, CallOptions.inbound());
  }

  private MultiMap posted() {
    return server.posts("/next").getFirst().form();
  }

  @Test
  void wordsGoToTheActionWithHowSureTheTranscriptionIs() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" speechTimeout=\"auto\"/>");
    time.await(call.say(Utterance.of("When do you open?").withConfidence("0.31")), LIMIT);
    time.settle();

    assertThat(posted().get("SpeechResult")).isEqualTo("When do you open?");
    assertThat(posted().get("Confidence")).isEqualTo("0.31");
    assertThat(posted().get("CallStatus")).isEqualTo("in-progress");
    assertThat(posted().contains("Digits")).isFalse();
    assertThat(posted().contains("msg")).isFalse();
  }

  @Test
  void theConfidenceMayBeMissing() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" speechTimeout=\"auto\"/>");
    time.await(call.say(Utterance.of("Hello").withoutConfidence()), LIMIT);
    time.settle();

    assertThat(posted().get("SpeechResult")).isEqualTo("Hello");
    assertThat(posted().contains("Confidence")).isFalse();
  }

  @Test
  void aPolitePersonHearsEachAnswerOfALoopOfGathers() {
    server.twiml(
        "/voice",
        form -> {
          String words = form.get("SpeechResult");
          String said = words == null ? "Hello. How can I help?" : "You said " + words + ".";
          return "<Response><Gather input=\"speech\" speechTimeout=\"auto\"><Say>"
              + said
              + "</Say><Say>Go on.</Say></Gather></Response>";
        });
    SimulatedCall call = twilio.dial(server.url("/voice"));

    assertThat(time.await(call.ask("one"), LIMIT)).isEqualTo("You said one. Go on.");
    assertThat(time.await(call.ask("two"), LIMIT)).isEqualTo("You said two. Go on.");
    assertThat(call.heard()).extracting(Heard::cut).containsOnly(false);
    assertThat(call.heard().getFirst().words()).isEqualTo("Hello. How can I help?");
  }

  @Test
  void aBlankActionIsTheDocumentItself() {
    SimulatedCall call = dial("<Gather action=\"\" numDigits=\"1\"/>", CallOptions.inbound());
    call.press('3');
    time.settle();

    assertThat(server.posts("/voice").getLast().form().get("Digits")).isEqualTo("3");
  }

  @Test
  void aFillerThatRedirectsIsPartOfTheAnswer() {
    server.twiml(
        "/next", form -> "<Response><Say>One moment.</Say><Redirect>/more</Redirect></Response>");
    server.twiml(
        "/more",
        form -> "<Response><Gather input=\"speech\"><Say>At nine.</Say></Gather></Response>");
    server.twiml(
        "/voice",
        form ->
            "<Response><Gather input=\"speech\" action=\"/next\" speechTimeout=\"1\"/></Response>");
    SimulatedCall call = twilio.dial(server.url("/voice"));

    assertThat(time.await(call.ask("When?"), LIMIT)).isEqualTo("One moment. At nine.");
  }

  @Test
  void wordsCutThePromptAndWhatWasHeardOfItIsKnown() {
    SimulatedCall call =
        dial(
            "<Gather input=\"speech\" action=\"/next\" speechTimeout=\"auto\">"
                + "<Say>We open at nine and close at six.</Say></Gather>");
    time.advance(Duration.ofMillis(500));
    time.await(call.say("Stop"), LIMIT);
    time.settle();

    Heard heard = call.heard().getFirst();
    assertThat(heard.words()).isEqualTo("We open at");
    assertThat(heard.cut()).isTrue();
    assertThat(posted().get("SpeechResult")).isEqualTo("Stop");
  }

  @Test
  void withoutBargeInThePromptIsHeardToItsEndAndWhatIsSaidMeanwhileIsLost() {
    SimulatedCall call =
        dial(
            "<Gather input=\"dtmf speech\" bargeIn=\"false\" action=\"/next\">"
                + "<Say>We open at nine and close at six.</Say></Gather>");
    time.advance(Duration.ofMillis(200));
    call.press('1');
    time.await(call.say("Stop", Duration.ofMillis(300)), LIMIT);
    time.advance(Duration.ofSeconds(10));

    assertThat(call.heardText()).isEqualTo("We open at nine and close at six.");
    assertThat(server.posts("/next")).isEmpty();
  }

  @Test
  void keysCutThePromptAndGoToTheActionWithoutTheKeyThatEndsThem() {
    SimulatedCall call =
        dial("<Gather action=\"/next\"><Say>Please enter your number.</Say></Gather>");
    time.advance(Duration.ofMillis(300));
    "42#".chars().forEach(key -> call.press((char) key));
    time.settle();

    assertThat(call.heard().getFirst().cut()).isTrue();
    assertThat(posted().get("Digits")).isEqualTo("42");
    assertThat(posted().get("FinishedOnKey")).isEqualTo("#");
    assertThat(posted().get("msg")).isEqualTo("Gather End");
    assertThat(posted().contains("SpeechResult")).isFalse();
  }

  @Test
  void asManyKeysAsWereAskedForEndTheAnswer() {
    SimulatedCall call = dial("<Gather action=\"/next\" numDigits=\"2\" finishOnKey=\"\"/>");
    call.press('#');
    call.press('7');
    time.settle();

    assertThat(posted().get("Digits")).isEqualTo("#7");
    assertThat(posted().get("FinishedOnKey")).isEmpty();
  }

  @Test
  void keysAreWaitedForFromOneToTheNext() {
    SimulatedCall call = dial("<Gather action=\"/next\" timeout=\"3\"/>");
    time.advance(Duration.ofSeconds(2));
    call.press('1');
    time.advance(Duration.ofSeconds(2));
    call.press('2');
    time.advance(Duration.ofMillis(2_900));
    assertThat(server.posts("/next")).isEmpty();
    time.advance(Duration.ofMillis(200));

    assertThat(posted().get("Digits")).isEqualTo("12");
  }

  @Test
  void whicheverComesFirstIsTheAnswer() {
    SimulatedCall call =
        dial("<Gather input=\"dtmf speech\" action=\"/next\" speechTimeout=\"2\"/>");
    time.await(call.say("Hello"), LIMIT);
    call.press('5');
    time.advance(Duration.ofSeconds(3));

    assertThat(posted().get("SpeechResult")).isEqualTo("Hello");
    assertThat(posted().contains("Digits")).isFalse();
  }

  @Test
  void theAnswerIsOverWhenTheCallerHasBeenSilentForTheSpeechTimeout() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" speechTimeout=\"3\"/>");
    time.await(call.say("My number is", Duration.ofSeconds(1)), LIMIT);
    time.advance(Duration.ofSeconds(2));
    time.await(call.say("four two", Duration.ofSeconds(1)), LIMIT);
    time.advance(Duration.ofMillis(2_400));
    assertThat(server.posts("/next")).isEmpty();
    time.advance(Duration.ofMillis(200));

    assertThat(posted().get("SpeechResult")).isEqualTo("My number is four two");
  }

  @Test
  void silenceFallsThroughToTheNextVerbOnceThePromptsAndTheTimeoutAreOver() {
    SimulatedCall call =
        dial(
            "<Gather input=\"speech\" action=\"/next\" timeout=\"2\"><Say>"
                + "x".repeat(80)
                + "</Say></Gather><Redirect>/next</Redirect>");
    time.advance(Duration.ofMillis(5_900));
    assertThat(server.posts("/next")).isEmpty();
    time.advance(Duration.ofMillis(200));

    assertThat(posted().contains("SpeechResult")).isFalse();
    assertThat(call.heard()).hasSize(1);
  }

  @Test
  void silenceGoesToTheActionWhereThatIsAskedFor() {
    dial("<Gather action=\"/next\" timeout=\"1\" actionOnEmptyResult=\"true\"/>");
    time.advance(Duration.ofMillis(1_100));

    assertThat(posted().contains("Digits")).isFalse();
    assertThat(posted().contains("SpeechResult")).isFalse();
  }

  @Test
  void noiseIsNoAnswer() {
    SimulatedCall call =
        dial("<Gather input=\"speech\" action=\"/next\" timeout=\"2\" speechTimeout=\"1\"/>");
    time.advance(Duration.ofSeconds(1));
    time.await(call.murmur(), LIMIT);
    time.advance(Duration.ofSeconds(30));

    assertThat(server.posts("/next")).isEmpty();
  }

  @Test
  void whatIsUnderstoodSoFarIsToldInTheWrongOrderOnDemand() {
    server.serve("/part", "text/plain", "");
    String gather =
        "<Gather input=\"speech\" action=\"/next\" speechTimeout=\"1\""
            + " partialResultCallback=\"/part\"/>";
    SimulatedCall inOrder = dial(gather);
    time.await(inOrder.say("one two three four"), LIMIT);
    List<String> numbers = sequence(server);
    server.posts.clear();
    SimulatedCall shuffled =
        dial(gather, CallOptions.inbound().withFaults(Faults.none().withPartialsShuffled()));
    time.await(shuffled.say("one two three four"), LIMIT);
    time.advance(Duration.ofSeconds(2));

    assertThat(numbers).isSorted().hasSizeGreaterThan(3);
    assertThat(sequence(server)).containsExactlyInAnyOrderElementsOf(numbers).isNotEqualTo(numbers);
    MultiMap last = server.posts("/part").getLast().form();
    assertThat(last.names()).contains("StableSpeechResult", "UnstableSpeechResult", "Stability");
  }

  private static List<String> sequence(RelayServer server) {
    return server.posts("/part").stream().map(post -> post.form().get("SequenceNumber")).toList();
  }

  @Test
  void coarseWordsAreMaskedUnlessTheFilterIsOff() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" speechTimeout=\"1\"/>");
    time.await(call.say("Damn slow"), LIMIT);
    time.advance(Duration.ofSeconds(1));
    assertThat(posted().get("SpeechResult")).isEqualTo("D*** slow");

    server.posts.clear();
    SimulatedCall plain =
        dial(
            "<Gather input=\"speech\" action=\"/next\" speechTimeout=\"1\" profanityFilter=\"false\"/>");
    time.await(plain.say("Damn slow"), LIMIT);
    time.advance(Duration.ofSeconds(1));
    assertThat(posted().get("SpeechResult")).isEqualTo("Damn slow");
  }

  @Test
  void aLanguageTheProviderDoesNotKnowUnderstandsNothing() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" language=\"en\"/>");
    time.await(call.say("Hello"), LIMIT);
    time.advance(Duration.ofSeconds(30));

    assertThat(call.notices()).extracting(Notice::code).containsExactly(13331);
    assertThat(server.posts("/next")).isEmpty();
  }

  @Test
  void nobodyListensForLongerThanTheLongestSpeech() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" maxSpeechTime=\"2\"/>");
    call.say("one two three four five six", Duration.ofSeconds(6));
    time.advance(Duration.ofMillis(2_100));

    assertThat(posted().get("SpeechResult")).startsWith("one two").doesNotContain("six");
  }

  @Test
  void aCallerWhoHangsUpAnswersNothing() {
    SimulatedCall call =
        dial("<Gather input=\"speech\" action=\"/next\"><Say>Hello you</Say></Gather>");
    time.advance(Duration.ofMillis(200));
    call.hangUp();

    assertThat(time.await(call.ended(), LIMIT).reason()).isEqualTo(Outcome.Reason.CALLER_HUNG_UP);
    assertThat(call.heard().getFirst().cut()).isTrue();
    assertThat(server.posts("/next")).isEmpty();
  }

  @Test
  void anActionThatDoesNotAnswerInFifteenSecondsIsAnApplicationError() {
    SimulatedCall call = dial("<Gather input=\"speech\" action=\"/next\" speechTimeout=\"1\"/>");
    server.hang("/next");
    time.await(call.say("Hello"), LIMIT);

    Outcome outcome = time.await(call.ended(), LIMIT);
    assertThat(outcome.reason()).isEqualTo(Outcome.Reason.APPLICATION_ERROR);
    assertThat(outcome.text()).startsWith("11203");
    assertThat(call.heardText()).contains("application error");
  }

  @Test
  void theFallbackIsAskedWhenAnActionFails() {
    server.twiml("/fallback", form -> "<Response><Say>Sorry.</Say></Response>");
    SimulatedCall call =
        dial(
            "<Gather input=\"speech\" action=\"/gone\" speechTimeout=\"1\"/>",
            CallOptions.inbound().withFallback(server.url("/fallback")));
    time.await(call.say("Hello"), LIMIT);
    time.await(call.ended(), LIMIT);

    assertThat(call.heardText()).isEqualTo("Sorry.");
    MultiMap told = server.posts("/fallback").getFirst().form();
    assertThat(told.get("ErrorCode")).isEqualTo("11200");
    assertThat(told.get("ErrorUrl")).isEqualTo(server.url("/gone"));
  }
}
