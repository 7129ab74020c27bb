package dev.offhook.bench.relay;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ClientWebSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One caller on the relay, from the ring to the end: speaks when the schedule says so, hears what
 * comes, and reports it as heard the way a carrier does.
 *
 * <p>Lives on one event loop.
 */
final class RelayCall {

  /** From the first text to the voice that speaks it. */
  private static final long VOICE_DELAY = Duration.ofMillis(300).toNanos();

  /** A voice says about 20 characters in a second. */
  private static final long A_CHARACTER = Duration.ofMillis(50).toNanos();

  /** How long before its words are known a caller is heard to speak. */
  private static final long SPEAKING = Duration.ofMillis(800).toNanos();

  /** The part of an interval in which a reply is spoken, so that no caller barges in. */
  private static final double SPOKEN_WITHIN = 0.6;

  private static final short IN_ORDER = 1000;

  private final int number;
  private final CallIdentity identity;
  private final Schedule schedule;
  private final Ledger ledger;
  private final Trunk trunk;
  private final Pacer pacer;
  private final Promise<Void> over = Promise.promise();
  private @Nullable ClientWebSocket socket;
  private @Nullable Turn turn;
  private String action = "";
  private boolean up;
  private boolean leaving;

  RelayCall(
      int number,
      CallIdentity identity,
      Schedule schedule,
      Ledger ledger,
      Trunk trunk,
      Pacer pacer) {
    this.number = number;
    this.identity = identity;
    this.schedule = schedule;
    this.ledger = ledger;
    this.trunk = trunk;
    this.pacer = pacer;
  }

  /** Completes, never fails, when the call is over, whichever way. */
  Future<Void> begin() {
    pacer.at(schedule.dialAt(number), this::dial);
    pacer.at(schedule.hangUpAt(number), this::hangUp);
    nextTurn(0);
    return over.future();
  }

  private void dial() {
    trunk
        .ring(identity)
        .onSuccess(this::connect)
        .onFailure(e -> lost("call refused: " + e.getMessage()));
  }

  private void connect(TwimlAnswer answer) {
    action = answer.action();
    ClientWebSocket dialled = trunk.socket();
    socket = dialled;
    dialled.textMessageHandler(this::received);
    dialled.closeHandler(closed -> closed(dialled));
    dialled.exceptionHandler(e -> ledger.trouble("socket: " + e.getMessage()));
    dialled
        .connect(Trunk.to(answer.socket()))
        .onSuccess(connected -> greeted(answer))
        .onFailure(e -> lost("relay socket refused: " + e.getMessage()));
  }

  private void greeted(TwimlAnswer answer) {
    up = true;
    send(Frames.setup(identity, answer.parameters()));
    if (!answer.greeting().isBlank()) {
      send(Frames.info("agentSpeaking", "on"));
      send(Frames.info("tokensPlayed", answer.greeting()));
      send(Frames.info("agentSpeaking", "off"));
    }
  }

  private void nextTurn(int count) {
    if (count >= schedule.turns(number)) {
      return;
    }
    long moment = schedule.speakAt(number, count);
    pacer.at(moment - SPEAKING, () -> send(Frames.info("clientSpeaking", "on")));
    pacer.at(
        moment,
        () -> {
          speak(moment);
          nextTurn(count + 1);
        });
  }

  private void speak(long moment) {
    if (over.future().isComplete()) {
      return; // it is lost, and was said to be
    }
    if (!up) {
      ledger.trouble("a caller's line was not up when it was time to speak");
      return;
    }
    Turn said = ledger.turn(identity.sid(), moment);
    turn = said;
    // before the frame is written, so that what writing costs is the server's loss, not its gain
    said.sent(System.nanoTime());
    send(Frames.prompt(said.words()));
    send(Frames.info("clientSpeaking", "off"));
  }

  private void received(String text) {
    long now = System.nanoTime();
    JsonNode frame = Frames.read(text);
    switch (frame.path("type").asText()) {
      case "text" -> text(frame, now);
      case "end" -> lost("the server ended a call");
      default -> ledger.trouble("unexpected frame " + frame.path("type").asText());
    }
  }

  private void text(JsonNode frame, long now) {
    String token = frame.path("token").asText();
    if (frame.path("preemptible").asBoolean()) {
      ledger.trouble("a wait bridged with a filler");
    } else {
      heard(token, frame.path("last").asBoolean(), now);
    }
  }

  private void heard(String token, boolean last, long now) {
    Turn said = turn;
    if (said == null || said.isComplete()) {
      ledger.unasked();
      return;
    }
    boolean first = said.firstFrame() == 0;
    said.heard(token, now);
    if (first && said.firstFrame() != 0) {
      pacer.at(now + VOICE_DELAY, () -> send(Frames.info("agentSpeaking", "on")));
    }
    if (last) {
      said.complete(now);
      playBack(said);
    }
  }

  /** Reports a reply clause by clause, when a voice would have spoken each. */
  private void playBack(Turn said) {
    String words = said.heard();
    double most = schedule.load().interval().toNanos() * SPOKEN_WITHIN;
    long pace = Math.min(A_CHARACTER, (long) (most / Math.max(1, words.length())));
    long moment = said.firstFrame() + VOICE_DELAY;
    for (String clause : ScriptedReply.clauses(words)) {
      moment += pace * clause.length();
      pacer.at(moment, () -> send(Frames.info("tokensPlayed", clause)));
    }
    pacer.at(moment, () -> send(Frames.info("agentSpeaking", "off")));
  }

  private void send(String frame) {
    if (up && socket != null) {
      var _ = socket.writeTextMessage(frame);
    }
  }

  private void closed(ClientWebSocket dialled) {
    if (!leaving) {
      lost("the server closed a relay socket, code " + dialled.closeStatusCode());
    }
  }

  private void lost(String why) {
    boolean first = !leaving;
    leaving = true;
    up = false;
    if (first) {
      ledger.lost(why);
    }
    over.tryComplete();
  }

  private void hangUp() {
    if (leaving) {
      return;
    }
    leaving = true;
    up = false;
    ClientWebSocket open = socket;
    if (open == null) {
      ledger.lost("a call never came up");
      over.tryComplete();
      return;
    }
    open.close(IN_ORDER, "Closing websocket session")
        .transform(closed -> goodbye())
        .onComplete(done -> over.tryComplete());
  }

  /** The carrier asks how to go on even where the caller has hung up. */
  private Future<?> goodbye() {
    if (action.isEmpty()) {
      return Future.succeededFuture();
    }
    var form = identity.form("completed");
    form.set("SessionId", identity.session()).set("SessionStatus", "completed");
    form.set("SessionDuration", Long.toString(schedule.load().window().toSeconds()));
    return trunk
        .post(action, form)
        .onFailure(e -> ledger.trouble("action refused: " + e.getMessage()));
  }
}
