package dev.offhook;

import dev.offhook.cost.PricesRefused;
import dev.offhook.settings.CommandLine;
import dev.offhook.settings.SettingSources;
import dev.offhook.settings.SettingsDocs;
import dev.offhook.settings.SettingsReading;
import dev.offhook.settings.SettingsReading.Read;
import dev.offhook.settings.SettingsRefused;
import dev.offhook.time.Deadline;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The way in: settings, then the server, until it is told to stop. Exit status 2 when a setting is
 * wrong, 1 when the server cannot start.
 *
 * <p>With {@code -Doffhook.train=true} it starts on any free port of this machine, without
 * anybody's settings, holds a call with itself and ends: the build records that for the AOT cache.
 */
public final class Main {
  private static final Duration STOP = Duration.ofSeconds(20);

  private Main() {}

  /**
   * Starts the server.
   *
   * @param arguments options, as {@code --help} lists them
   */
  public static void main(String[] arguments) {
    try {
      var commandLine = CommandLine.parse(arguments);
      if (commandLine.help()) {
        System.out.print(SettingsDocs.help());
        return;
      }
      var rehearsing = Boolean.getBoolean("offhook.train");
      start(rehearsing ? rehearsal() : settings(commandLine), rehearsing);
    } catch (SettingsRefused refused) {
      refused.problems().forEach(System.err::println);
      System.exit(2);
    } catch (PricesRefused refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
    }
  }

  private static Read settings(CommandLine commandLine) throws SettingsRefused {
    // The launcher names the repository, so that the files there are read from any folder
    var root = Path.of(System.getProperty("offhook.root", "")).toAbsolutePath();
    return SettingsReading.read(SettingSources.of(root, System.getenv(), commandLine.values()));
  }

  private static Read rehearsal() throws SettingsRefused {
    var folder =
        System.getProperty("java.io.tmpdir")
            + "/offhook-rehearsal-"
            + ProcessHandle.current().pid();
    var local = Map.of("SERVER_HOST", "127.0.0.1", "PORT", "0", "OFFHOOK_DATA_DIR", folder);
    var sources =
        new SettingSources(
            Path.of("").toAbsolutePath(),
            List.of(new SettingSources.Layer("rehearsal", local)),
            List.of());
    return SettingsReading.read(sources);
  }

  private static void start(Read read, boolean rehearsing) {
    LogLines.use(read.settings().logFormat());
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    var timers = new VertxTimers(vertx, Clock.systemUTC());
    var listen = read.settings().listen();
    var folder = read.settings().kept().folder();
    var logbook = Logbook.open(read.settings().kept(), timers);
    new Offhook(read.settings(), vertx, timers, logbook)
        .start(listen, Runtime.getRuntime().availableProcessors())
        .onSuccess(running -> {
          System.out.println(Banner.of(read, running.port()));
          if (rehearsing) {
            // Nothing keeps the process alive after that: it ends by itself
            new Rehearsal(vertx, running.port())
                .call()
                .eventually(() -> vertx.executeBlocking(Executors.callable(logbook.closing())))
                .eventually(() -> vertx.fileSystem().deleteRecursive(folder.toString()))
                .onComplete(_ -> vertx.close());
          } else {
            stopWhenTold(vertx, running);
          }
        })
        .onFailure(failure -> {
          System.err.println(Banner.cannotListen(listen, failure));
          System.exit(1);
        });
  }

  private static void stopWhenTold(Vertx vertx, Offhook.Running running) {
    var stop =
        new Thread(
            () -> {
              System.out.println("Stopping: no more calls are taken");
              var stopped = running.stop().eventually(vertx::close);
              Deadline.await("stopping", STOP, stopped.toCompletionStage().toCompletableFuture());
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
  }
}
