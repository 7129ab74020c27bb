package dev.offhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Relay sockets a test dials by itself, on a server for this machine only. */
final class Lines {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

  private Lines() {}

  /** Announces a new call and brings up its line, which then does nothing by itself. */
  static BareSocket connected(TestServer server) {
    return upgraded(server).send(BareSocket.text(setupOf(server, freshSid())));
  }

  /** A socket whose handshake is done. */
  static BareSocket upgraded(TestServer server) {
    var line = BareRequest.upgrade("/ws").sendTo(server);
    assertThat(line.status()).isEqualTo(101);
    return line;
  }

  /** Announces a call; gives the setup that connects it. */
  static String setupOf(TestServer server, String sid) {
    return setup(BareRequest.post("/voice", BareRequest.form(sid)).sendTo(server).body(), sid);
  }

  /** The setup that connects a call as this answer says. */
  static String setup(String twiml, String sid) {
    var token = TOKEN.matcher(twiml);
    assertThat(token.find()).as(twiml).isTrue();
    return """
    {"type":"setup","sessionId":"VX%s","callSid":"%s","customParameters":{"token":"%s"}}
    """
        .formatted("1".repeat(32), sid, token.group(1));
  }

  static String freshSid() {
    return "CA%016x%016x"
        .formatted(ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong());
  }

  /** A caller's settled words. */
  static Buffer words(String words) {
    return BareSocket.text("{\"type\":\"prompt\",\"voicePrompt\":\"" + words + "\",\"last\":true}");
  }
}
