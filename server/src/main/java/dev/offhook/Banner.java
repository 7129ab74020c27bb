package dev.offhook;

import static dev.offhook.settings.SettingReaders.spelled;

import dev.offhook.settings.Settings.Listen;
import dev.offhook.settings.SettingsReading.Read;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;

/** What the server says when it has started, or cannot: for the person at the terminal. */
final class Banner {
  private Banner() {}

  static String of(Read read, int port) {
    var settings = read.settings();
    var here = "http://localhost:" + port;
    var address = settings.publicAddress();
    var lines = new ArrayList<String>();
    lines.add("Offhook is ready (%.2f s)".formatted(sinceStart().toMillis() / 1000.0));
    lines.add("  on this machine  " + here);
    lines.add(
        "  for Twilio       "
            + address
                .map(it -> it.web("/twiml").toString())
                .orElse("nothing: PUBLIC_URL is not set, so only this machine may call"));
    lines.add("  answers          " + spelled(settings.models().service()));
    lines.add(
        "  signatures       "
            + (settings.twilio().authToken().given()
                ? "checked"
                : "not checked: TWILIO_AUTH_TOKEN is not set, so only this machine is served"));
    lines.add("  calls at a time  " + settings.maxCalls());
    read.notes().forEach(note -> lines.add("  note             " + note));
    return String.join(System.lineSeparator(), lines);
  }

  /** One line that names the setting to change. */
  static String cannotListen(Listen listen, Throwable failure) {
    // Netty's epoll has an exception of its own for it
    var taken =
        failure instanceof BindException
            || String.valueOf(failure.getMessage()).startsWith("bind(");
    return taken
        ? "PORT %d on SERVER_HOST %s cannot be had (%s): choose another, such as --port %d"
            .formatted(listen.port(), listen.host(), failure.getMessage(), listen.port() + 1)
        : "The server cannot start: " + failure;
  }

  /** Not the process's age: the launcher, which became this process, may have built first. */
  private static Duration sinceStart() {
    return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
