package dev.offhook.telephony.twilio;

import dev.offhook.call.CallSid;
import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.LineEvent;
import dev.offhook.telephony.LineListener;
import dev.offhook.telephony.LineListener.Closing;
import dev.offhook.telephony.Switchboard;
import dev.offhook.telephony.Switchboard.Recall;
import dev.offhook.telephony.TextLine;
import dev.offhook.telephony.twilio.RelayMessages.Choice;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One ConversationRelay socket, its whole life in one place: it waits for {@code setup}, is
 * admitted to its call, carries frames both ways, and closes.
 *
 * <p>Lives on the event loop of its connection; a call that began on another one may use it all the
 * same. Nothing of a call is touched before the setup has shown the token that was minted for that
 * call; one that another process left alone is looked up before, for its tokens are in its log.
 */
final class RelaySocket implements TextLine {
  private static final Logger log = LoggerFactory.getLogger(RelaySocket.class);
  private static final Duration SETUP = Duration.ofSeconds(5);
  private static final Duration CARRIER_CLOSES = Duration.ofSeconds(5);

  /** A far end that reads nothing for this much text is not listening. */
  private static final int LARGEST_BACKLOG = 256 * 1024;

  private final ServerWebSocket socket;
  private final Switchboard switchboard;
  private final CallTokens tokens;
  private final Timers timers;
  private final Executor loop;
  private final Deadline setup;
  private final KeepAlive keepAlive;
  private final OddFrames odd = new OddFrames();
  private @Nullable LineListener listener;
  private @Nullable CallSid call;
  private @Nullable Deadline farewell;
  private @Nullable Closing closing;
  private boolean talking;
  private boolean purged;
  private boolean gone;

  private RelaySocket(
      ServerWebSocket socket, Switchboard switchboard, CallTokens tokens, Timers timers) {
    this.socket = socket;
    this.switchboard = switchboard;
    this.tokens = tokens;
    this.timers = timers;
    this.loop = EventLoop.here();
    this.setup = Deadline.in(timers, SETUP, () -> refuse(CloseCode.POLICY, "no setup in time"));
    this.keepAlive = KeepAlive.on(socket, timers, this::dead);
  }

  /** Takes over a socket whose handshake has been admitted. */
  static void open(
      ServerWebSocket socket, Switchboard switchboard, CallTokens tokens, Timers timers) {
    var relay = new RelaySocket(socket, switchboard, tokens, timers);
    socket.setWriteQueueMaxSize(LARGEST_BACKLOG);
    socket.textMessageHandler(relay::received);
    socket.binaryMessageHandler(_ -> relay.ignored("binary", true));
    socket.exceptionHandler(relay::unreadable);
    socket.closeHandler(_ -> relay.closed());
  }

  @Override
  public void say(String words, Cuttable cuttable) {
    var frame = RelayMessages.words(words, cuttable);
    loop.execute(() -> {
      talking = true;
      send(frame);
    });
  }

  @Override
  public void bridge(String words) {
    loop.execute(() -> send(RelayMessages.text(words, true, "", Choice.AS_SET, Choice.YES)));
  }

  /** Any message cuts what may be cut; one blank is a message that says nothing. */
  @Override
  public void hush() {
    loop.execute(() -> send(RelayMessages.text(" ", true, "", Choice.AS_SET, Choice.YES)));
  }

  /**
   * No message empties the relay's queue; the end of its session does, and the action URL then asks
   * how to go on.
   */
  @Override
  public void purge() {
    loop.execute(() -> {
      purged = true;
      giveBack(RelayMessages.end(SessionStatus.GO_ON), Closing.LOST);
    });
  }

  @Override
  public void finish(boolean last) {
    loop.execute(() -> {
      if (talking) {
        talking = false;
        send(RelayMessages.text("", true));
      }
    });
  }

  @Override
  public void hangUp() {
    loop.execute(() -> giveBack(RelayMessages.end(), Closing.HUNG_UP));
  }

  /** The carrier closes the socket; if it does not, we do. */
  private void giveBack(String end, Closing how) {
    send(end);
    farewell = Deadline.in(timers, CARRIER_CLOSES, () -> close(CloseCode.IN_ORDER, how));
  }

  // What happens to the call then is asked for by the action URL.
  @Override
  public void handOver(PhoneNumber to) {
    hangUp();
  }

  @Override
  public void listen() {} // the relay listens all the while

  @Override
  public void press(String digits) {
    loop.execute(() -> send(RelayMessages.sendDigits(digits)));
  }

  @Override
  public void release() {
    loop.execute(() -> close(CloseCode.IN_ORDER, Closing.LOST));
  }

  private void send(String frame) {
    if (socket.isClosed() || closing != null) {
      return;
    }
    if (socket.writeQueueFull()) {
      log.warn("call {} the far end does not read", call);
      dead();
      return;
    }
    var _ = socket.writeTextMessage(frame);
  }

  /** A frame may still be delivered behind the close that came with it; nobody is there for it. */
  private void received(String text) {
    if (gone) {
      return;
    }
    var frame = RelayFrames.read(text);
    switch (frame) {
      case RelayFrame.Setup arrived -> setUp(arrived);
      case RelayFrame.Ignored(var reason) -> ignored(reason.code(), reason.broken());
      case RelayFrame.Prompt _,
          RelayFrame.Interrupt _,
          RelayFrame.Dtmf _,
          RelayFrame.Trouble _,
          RelayFrame.AgentSpeaking _,
          RelayFrame.ClientSpeaking _,
          RelayFrame.TokensPlayed _,
          RelayFrame.RoundTrip _ ->
          RelayEvents.of(frame).ifPresent(this::happened);
    }
  }

  private void setUp(RelayFrame.Setup arrived) {
    if (listener != null) {
      refuse(CloseCode.PROTOCOL_ERROR, "a second setup");
      return;
    }
    var sid = arrived.details().sid();
    if (switchboard.expects(sid)) {
      admit(arrived, sid);
      return;
    }
    socket.pause();
    switchboard
        .recall(sid)
        .thenAccept(recall -> {
          recalled(arrived, sid, recall);
          socket.resume();
        });
  }

  /** A session comes back whose process has died. */
  private void recalled(RelayFrame.Setup arrived, CallSid sid, Recall recall) {
    switch (recall) {
      case Recall.TakenUp(var tickets) -> {
        tokens.takeOver(sid, tickets, timers.uptime());
        admit(arrived, sid);
      }
      case Recall.Here _ -> admit(arrived, sid);
      case Recall.Unknown _, Recall.Over _ ->
          refuse(CloseCode.POLICY, "call " + sid + " is not expected");
    }
  }

  private void admit(RelayFrame.Setup arrived, CallSid sid) {
    if (gone) {
      return;
    }
    var token = arrived.details().parameters().getOrDefault(RelayRoutes.TOKEN, "");
    if (tokens.admit(token, sid, timers.uptime()) instanceof Admission.Refused no) {
      refuse(CloseCode.POLICY, "call " + sid + " " + no.code());
      return;
    }
    setup.met();
    odd.followedByAGoodOne();
    call = sid;
    log.info("call {} line up, session {}", sid, SessionName.shown(arrived.sessionId()));
    switchboard
        .connect(sid, arrived.lineUp(TokenHash.of(token)), this, loop)
        .ifPresentOrElse(
            to -> listener = to, () -> refuse(CloseCode.POLICY, "call " + sid + " is over"));
  }

  private void happened(LineEvent event) {
    if (listener == null) {
      ignored("before-setup", false);
      return;
    }
    odd.followedByAGoodOne();
    listener.happened(event);
  }

  private void ignored(String reason, boolean broken) {
    if (odd.another(broken)) {
      log.warn("call {} frame ignored: {}", call, reason);
    }
    if (odd.tooMany()) {
      refuse(CloseCode.BAD_FRAMES, OddFrames.MOST_IN_A_ROW + " bad frames in a row");
    }
  }

  /** What came is no WebSocket frame, or too large; other failures end in a close anyway. */
  private void unreadable(Throwable failure) {
    log.debug("relay socket: {}", failure.toString());
    switch (failure) {
      case CorruptedWebSocketFrameException broken ->
          refuse((short) broken.closeStatus().code(), "a frame that is none, or over 64 KiB");
      case IllegalStateException _ -> refuse(CloseCode.TOO_BIG, "a message over 64 KiB in pieces");
      default -> {}
    }
  }

  private void refuse(short code, String why) {
    log.warn("relay socket closed: {}", why);
    close(code, Closing.BROKEN);
  }

  private void dead() {
    log.warn("call {} the line is dead", call);
    close(CloseCode.PROTOCOL_ERROR, Closing.LOST);
  }

  private void close(short code, Closing how) {
    if (closing != null || socket.isClosed()) {
      return;
    }
    closing = how;
    var _ = socket.close(code);
    closed();
  }

  private void closed() {
    gone = true;
    setup.met();
    keepAlive.stop();
    if (farewell != null) {
      farewell.met();
    }
    if (listener != null) {
      var told = listener;
      listener = null;
      told.closed(closing != null ? closing : howTheyClosed());
    }
  }

  private Closing howTheyClosed() {
    var code = socket.closeStatusCode();
    return !purged && code != null && code == CloseCode.IN_ORDER ? Closing.HUNG_UP : Closing.LOST;
  }
}
