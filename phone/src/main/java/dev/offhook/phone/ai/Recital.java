package dev.offhook.phone.ai;

import dev.offhook.phone.time.PhoneTime;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A script being played to one client, on the event loop of its connection. */
final class Recital {

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Dialect dialect;
  private final Dialect.Utterance utterance;
  private final PhoneTime time;
  private final Ledger.Entry entry;
  private final Script script;
  private final Deque<Step> steps;
  private final StringBuilder keptBack = new StringBuilder();
  private final List<Step.CallTool> callsKeptBack = new ArrayList<>();
  private PhoneTime.@Nullable Timer pause;
  private boolean over;

  Recital(
      HttpServerRequest request,
      AiRequest asked,
      Dialect dialect,
      Script script,
      PhoneTime time,
      Ledger.Entry entry) {
    this.request = request;
    this.response = request.response();
    this.dialect = dialect;
    this.utterance = dialect.utterance(asked);
    this.time = time;
    this.entry = entry;
    this.script = script;
    this.steps = new ArrayDeque<>(script.steps());
  }

  void begin() {
    response.exceptionHandler(failed -> aborted());
    response.closeHandler(closed -> aborted());
    goOn();
  }

  private void aborted() {
    stop();
    entry.ended(Ledger.Ending.ABORTED, time.uptime());
  }

  private void stop() {
    over = true;
    if (pause != null) {
      pause.cancel();
    }
  }

  private void goOn() {
    while (!over) {
      Step step = steps.poll();
      if (step == null) {
        breakOff();
      } else if (step instanceof Step.Wait wait) {
        pause = time.after(wait.duration(), this::goOn);
        return;
      } else {
        play(step);
      }
    }
  }

  private void play(Step step) {
    switch (step) {
      case Step.Wait wait -> throw new IllegalStateException("played by goOn: " + wait);
      case Step.Open open -> open();
      case Step.Say say -> say(say.text());
      case Step.CallTool call -> call(call);
      case Step.Odd odd -> send(utterance.odd(odd.oddity()));
      case Step.Raw raw -> sendText(raw.text());
      case Step.Fail fail -> send(utterance.failure(fail.type(), fail.message()));
      case Step.Refuse refuse -> refuse(refuse);
      case Step.Stall stall -> over = true;
      case Step.Reset reset -> reset();
      case Step.Finish finish -> finish(finish.reason());
    }
  }

  private void open() {
    if (response.headWritten()) {
      return;
    }
    head();
    if (!script.buffered()) {
      send(utterance.opening());
    }
  }

  private void head() {
    response.setChunked(true).putHeader("Content-Type", "text/event-stream; charset=utf-8");
    response.putHeader("Cache-Control", "no-cache").writeHead();
  }

  private void say(String text) {
    if (script.buffered()) {
      keptBack.append(text);
      return;
    }
    open();
    entry.sent(text, time.uptime());
    send(utterance.text(text));
  }

  private void call(Step.CallTool call) {
    if (script.buffered()) {
      callsKeptBack.add(call);
    } else {
      send(utterance.tool(call));
    }
  }

  private void refuse(Step.Refuse refuse) {
    Refusal refusal = Refusal.of(refuse.status(), refuse.type(), refuse.message());
    Duration retryAfter = refuse.retryAfter();
    if (retryAfter != null) {
      response.putHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
    }
    refuse(refusal);
  }

  /** Answers with an error instead of a stream. */
  void refuse(Refusal refusal) {
    stop();
    entry.ended(Ledger.Ending.REFUSED, time.uptime());
    response.setStatusCode(refusal.status()).putHeader("Content-Type", "application/json");
    response.end(dialect.errorBody(refusal).toString());
  }

  private void finish(String reason) {
    if (script.buffered()) {
      open();
      entry.sent(keptBack.toString(), time.uptime());
      send(utterance.atOnce(keptBack.toString(), callsKeptBack));
    }
    send(utterance.closing(reason));
    stop();
    entry.ended(Ledger.Ending.FINISHED, time.uptime());
    response.end();
  }

  private void breakOff() {
    open();
    stop();
    entry.ended(Ledger.Ending.BROKEN_OFF, time.uptime());
    response.end();
  }

  private void reset() {
    stop();
    entry.ended(Ledger.Ending.BROKEN_OFF, time.uptime());
    Channel channel =
        ((HttpServerConnection) request.connection()).channelHandlerContext().channel();
    // closing with no time to linger sends a reset instead of an orderly end
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    request.connection().close();
  }

  private void send(List<Sse> events) {
    open();
    events.forEach(event -> sendText(script.framing().write(event)));
  }

  private void sendText(String text) {
    if (!response.headWritten()) {
      head();
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!script.sliced()) {
      response.write(Buffer.buffer(bytes));
      return;
    }
    for (byte single : bytes) {
      response.write(Buffer.buffer(new byte[] {single}));
    }
  }
}
