package dev.offhook;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.offhook.assistant.Assistant;
import dev.offhook.assistant.Assistants;
import dev.offhook.call.CallEvent;
import dev.offhook.call.CallSid;
import dev.offhook.call.LoggedEvent;
import dev.offhook.conversation.Replay;
import dev.offhook.conversation.Staff;
import dev.offhook.cost.PriceList;
import dev.offhook.settings.CommandLine;
import dev.offhook.settings.SettingSources;
import dev.offhook.settings.Settings;
import dev.offhook.settings.Settings.Kept;
import dev.offhook.settings.SettingsReading;
import dev.offhook.settings.SettingsRefused;
import dev.offhook.store.LogRefused;
import dev.offhook.store.LogUnreadable;
import dev.offhook.store.StoreAway;
import dev.offhook.store.StoreUnusable;
import dev.offhook.telephony.twilio.RelayExaminer;
import dev.offhook.turn.TurnMachine;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * {@code ./offhook replay <call>}: runs what the turn rules were told in a call through the rules
 * of today, and prints where they decide differently. Nothing is changed, and nobody is called.
 *
 * <p>Exit status 0 when all is decided alike, 1 when something is not, 2 with one line when there
 * is nothing to replay.
 */
public final class ReplayCommand {
  private static final String USAGE =
      """
      Usage: ./offhook replay <call> [--option value]…

      Replays a call of the log by today's assistant and settings, and prints where they decide
      differently: status 0 when nowhere, 1 when somewhere. <call> is its SID, CA and 32
      hexadecimal digits; GET /api/calls lists them. The options are those of ./offhook run.\
      """;

  private final PrintStream out;
  private final PrintStream err;

  ReplayCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs the command and exits with its status. */
  public static void main(String[] arguments) {
    if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.OFF);
    }
    var root = Path.of(System.getProperty("offhook.root", "")).toAbsolutePath();
    var command = new ReplayCommand(System.out, System.err);
    System.exit(command.run(root, System.getenv(), List.of(arguments)));
  }

  /** Runs it with the settings of a folder and an environment; gives the exit status. */
  int run(Path root, Map<String, String> environment, List<String> arguments) {
    if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
      (arguments.isEmpty() ? err : out).println(USAGE);
      return arguments.isEmpty() ? 2 : 0;
    }
    try {
      var call = CallSid.parse(arguments.getFirst());
      if (call.isEmpty()) {
        return nothing(
            "%s is no call: CA and 32 hexadecimal digits".formatted(arguments.getFirst()));
      }
      var options = arguments.subList(1, arguments.size()).toArray(String[]::new);
      var sources = SettingSources.of(root, environment, CommandLine.parse(options).values());
      return replay(call.get(), SettingsReading.read(sources).settings());
    } catch (SettingsRefused refused) {
      return nothing(String.join(System.lineSeparator(), refused.problems()));
    } catch (StoreAway | StoreUnusable | LogUnreadable | LogRefused unreadable) {
      return nothing("The call log cannot be read: " + unreadable.getMessage());
    }
  }

  private int nothing(String why) {
    err.println(why);
    return 2;
  }

  private int replay(CallSid call, Settings settings) {
    var kept = settings.kept();
    if (!kept.database().given() && !Files.isDirectory(kept.folder())) {
      return nothing("There is no call log in " + kept.folder() + " (OFFHOOK_DATA_DIR)");
    }
    var events = events(call, kept);
    return !events.isEmpty() && events.getFirst().event() instanceof CallEvent.Arrived arrived
        ? replay(arrived, events, settings)
        : nothing("The call log does not know " + call);
  }

  private static List<LoggedEvent> events(CallSid call, Kept kept) {
    try (var store = Logbook.store(kept, PriceList.NONE)) {
      return store.events(call, 0, Integer.MAX_VALUE);
    }
  }

  private int replay(CallEvent.Arrived arrived, List<LoggedEvent> events, Settings settings) {
    var assistant = assistant(arrived, settings);
    var by = arrived.by();
    if (!by.assistant().equals(assistant.id()) || !by.version().equals(assistant.version())) {
      out.printf(
          "held by %s, version %s; today by %s, version %s%n",
          by.assistant(), by.version(), assistant.id(), assistant.version());
    }
    var replay = Replay.of(events, new TurnMachine(Offhook.policy(assistant, settings)));
    replay.differences().forEach(difference -> out.print(ReplayWords.of(difference)));
    var different = replay.differences().size();
    if (different == 0) {
      out.printf("%d moments, all decided as then%n", replay.moments());
      return 0;
    }
    out.printf(
        "%d of %d moments decided differently; those after the first may only follow from it%n",
        different, replay.moments());
    return 1;
  }

  /** Who would answer the call today. */
  private Assistant assistant(CallEvent.Arrived arrived, Settings settings) {
    var assistants =
        Assistants.load(settings.assistants(), Offhook.houseWords(settings), new RelayExaminer());
    assistants.problems().forEach(problem -> err.println("Assistant file " + problem));
    return new Staff(assistants).stillAnswering(arrived);
  }
}
