package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.offhook.phone.twilio.CallOptions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of a call: its id, never its words or numbers. */
class QuietLogTest {
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.offhook");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    ours.setLevel(Level.INFO);
    lines.start();
    ours.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    ours.detachAppender(lines);
    ours.setLevel(null);
  }

  @Test
  @DisplayName("[B001-7] neither words nor numbers nor anything else of a caller's are logged")
  void nothingOfTheCallersIsLogged() {
    try (var server = TestServer.openAi()) {
      var options = CallOptions.inbound().withFrom("+15557654321").withTo("+15551112222");
      var call = server.call("/voice", options);
      var odd = Lines.setupOf(server, Lines.freshSid()).replace("VX", "Rumpelstiltskin\\n");
      var other = Lines.upgraded(server).send(BareSocket.text(odd));
      server.ask(call, "My secret is Rumpelstiltskin.");
      call.sendRaw("Rumpelstiltskin");
      call.sendRaw("{\"type\":\"Rumpelstiltskin\"}");
      call.sendRaw("{\"type\":\"error\",\"description\":\"Invalid message: {Rumpelstiltskin}\"}");
      call.press('7');
      server.hangUp(call);
      other.close();
      var form = new HashMap<>(BareRequest.form(call.sid()));
      form.put("SessionId", "Rumpelstiltskin\nfake line +15557654321");
      form.put("SessionStatus", "Rumpelstiltskin");
      form.put("ErrorMessage", "Rumpelstiltskin");
      BareRequest.post("/relay-action", form).sendTo(server).close();
      BareRequest.post("/voice", Map.of("CallSid", "Rumpelstiltskin")).sendTo(server).close();
      BareRequest.get("/Rumpelstiltskin").sendTo(server).close();
      BareRequest.get("/%zzRumpelstiltskin").sendTo(server).close();

      assertThat(lines.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .anyMatch(line -> line.contains(call.sid()))
          .noneMatch(line -> line.contains("Rumpelstiltskin"))
          .noneMatch(line -> line.matches(".*555(7654321|1112222|1230001).*"))
          .noneMatch(line -> line.contains("\n"));
    }
  }
}
