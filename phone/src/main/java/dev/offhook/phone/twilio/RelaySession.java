package dev.offhook.phone.twilio;

import dev.offhook.phone.time.PhoneTime;
import dev.offhook.phone.twilio.twiml.Notice;
import dev.offhook.phone.twilio.twiml.Relay;
import java.time.Duration;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The life of one relay session: dialled, set up, talked on, perhaps lost and found, ended. */
final class RelaySession {
  private static final int PATIENCE_WITH_MALFORMED = 10;
  private static final Set<Integer> LOSSES = Set.of(1001, 1005, 1006, 1011, 1012, 1013, 1014);
  private static final String GOODBYE = "Closing websocket session";
  private static final int RECONNECTS = 10;

  private final Leg leg;
  private final Relay relay;
  private final String sessionId = Exchange.sid("VX");
  private final String callStatus;
  private final Watcher watcher;
  private final RelaySocket socket;
  private final RelayTalk talk;
  private Duration opened;
  private Duration lostAt = Duration.ZERO;
  private PhoneTime.@Nullable Timer pending;
  private int malformedInARow;
  private int reconnects;
  private boolean setUp;
  private boolean ending;
  private boolean ended;
  private int closeCode;
  private String closeReason = "";

  /** Who wants to know. */
  record Watcher(Runnable opened, BiConsumer<RelaySession, SessionEnd> ended) {}

  RelaySession(Leg leg, Relay relay, String callStatus, Watcher watcher) {
    this.leg = leg;
    this.relay = relay;
    this.callStatus = callStatus;
    this.watcher = watcher;
    this.socket = new RelaySocket(leg, relay.url(), this::happened);
    this.talk = new RelayTalk(leg, relay, socket::send);
    this.opened = leg.time().uptime();
  }

  void begin() {
    pending = leg.time().after(delays().handshake(), this::dial);
  }

  /** Whether it has been set up and is not about to end. */
  boolean open() {
    return setUp && !ending;
  }

  RelayTalk talk() {
    return talk;
  }

  RelaySocket socket() {
    return socket;
  }

  String sessionId() {
    return sessionId;
  }

  int closeCode() {
    return closeCode;
  }

  String closeReason() {
    return closeReason;
  }

  Duration length() {
    return leg.time().uptime().minus(opened);
  }

  void callerHangsUp() {
    if (!ending) {
      end(1000, GOODBYE, delays().action(), new SessionEnd.HungUp());
    }
  }

  private void dial() {
    socket
        .dial(setup(callStatus))
        .onSuccess(done -> opened())
        .onFailure(failure -> {
          Notice notice =
              new Notice(
                  Notice.BAD_SOCKET,
                  "Unable to connect to " + relay.url() + ": " + failure.getMessage());
          endNow(new SessionEnd.Unopened(notice));
        });
  }

  private void opened() {
    if (ending) {
      socket.close(1000, GOODBYE);
      return;
    }
    setUp = true;
    opened = leg.time().uptime();
    talk.greet();
    watcher.opened.run();
  }

  private void happened(SocketEvent event) {
    switch (event) {
      case SocketEvent.Text text -> received(text.text());
      case SocketEvent.Binary binary -> {
        leg.ledger().in(binary.hex());
        malformed(binary.hex(), "binary");
      }
      case SocketEvent.Closed closed -> lost(closed);
    }
  }

  private void received(String frame) {
    leg.ledger().in(frame);
    if (ending) {
      return;
    }
    try {
      Message message = MessageReader.read(frame);
      malformedInARow = 0;
      if (message instanceof Message.End end) {
        handOver(end);
      } else {
        talk.take(message);
      }
    } catch (MessageReader.Malformed e) {
      malformed(frame, String.valueOf(e.getMessage()));
    }
  }

  private void malformed(String frame, String why) {
    leg.ledger().countMalformed();
    leg.ledger().notice(new Notice(Notice.BAD_MESSAGE, "Invalid message: " + why));
    malformedInARow++;
    socket.send(Frames.malformed(frame));
    if (malformedInARow >= PATIENCE_WITH_MALFORMED && !ending) {
      String reason = "Too many consecutive malformed messages.";
      end(1007, reason, delays().drop(), new SessionEnd.Failed(socketEnded(reason)));
    }
  }

  private void handOver(Message.End message) {
    ending = true;
    talk.stop();
    pending =
        leg.time()
            .after(
                delays().close(),
                () ->
                    end(
                        1000,
                        GOODBYE,
                        delays().action(),
                        new SessionEnd.Handed(message.handoffData())));
  }

  private void lost(SocketEvent.Closed closed) {
    closeCode = closed.code();
    closeReason = closed.reason();
    if (ending) {
      return;
    }
    boolean again = relay.applicationReconnect() && LOSSES.contains(closed.code());
    if (again && reconnects++ < RECONNECTS) {
      lostAt = leg.time().uptime();
      talk.applicationLost();
      pending = leg.time().after(delays().retry(), this::dialAgain);
    } else {
      fail(delays().drop());
    }
  }

  private void dialAgain() {
    socket
        .dial(setup("IN_PROGRESS"))
        .onSuccess(done -> {
          if (ending) {
            socket.close(1000, GOODBYE);
          }
        })
        .onFailure(failure -> stillLost());
  }

  private void stillLost() {
    if (ending) {
      return;
    }
    Duration gone = leg.time().uptime().minus(lostAt);
    if (gone.plus(delays().retry()).compareTo(delays().reconnect()) > 0) {
      fail(Duration.ZERO);
    } else {
      pending = leg.time().after(delays().retry(), this::dialAgain);
    }
  }

  private void fail(Duration delay) {
    ending = true;
    talk.stop();
    Notice notice = socketEnded("Websocket ended");
    pending = leg.time().after(delay, () -> endNow(new SessionEnd.Failed(notice)));
  }

  private void end(int code, String reason, Duration delay, SessionEnd end) {
    ending = true;
    closeCode = code;
    closeReason = reason;
    if (pending != null) {
      pending.cancel();
    }
    talk.stop();
    socket.close(code, reason);
    pending = leg.time().after(delay, () -> endNow(end));
  }

  private void endNow(SessionEnd end) {
    ending = true;
    if (!ended) {
      ended = true;
      talk.stop();
      watcher.ended.accept(this, end);
    }
  }

  private String setup(String status) {
    return Frames.setup(leg, relay, sessionId, status);
  }

  private Delays delays() {
    return leg.options().delays();
  }

  private static Notice socketEnded(String text) {
    return new Notice(Notice.SOCKET_ENDED, text);
  }
}
