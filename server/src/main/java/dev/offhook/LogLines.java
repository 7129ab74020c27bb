package dev.offhook;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.offhook.settings.Settings.LogFormat;
import java.util.List;

/**
 * How log lines look and where they go: to standard output, as text or JSON. Logback finds it as a
 * service; made in code because reading an XML file would take a sizeable part of the start. A
 * {@code logback.xml} or {@code logback-test.xml} on the class path wins.
 */
@ConfiguratorRank(LogLines.BEHIND_FILES)
public final class LogLines extends ContextAwareBase implements Configurator {
  static final int BEHIND_FILES = -5;
  private static final String FORMAT = "offhook.log";

  /** They tell at every start what nobody asked; what goes wrong they still tell. */
  private static final List<String> TALKATIVE = List.of("com.zaxxer.hikari", "org.flywaydb");

  /** They quote messages, which hold what callers said; what matters of them we tell ourselves. */
  private static final List<String> QUOTING = List.of("io.modelcontextprotocol", "reactor");

  /** Must be called before the first logger is made. */
  static void use(LogFormat format) {
    System.setProperty(FORMAT, format.name());
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    console.setName("console");
    console.setEncoder(encoder(context));
    console.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    root.addAppender(console);
    TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
    QUOTING.forEach(name -> context.getLogger(name).setLevel(Level.OFF));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
    return switch (LogFormat.valueOf(System.getProperty(FORMAT, LogFormat.TEXT.name()))) {
      case TEXT -> text(context);
      case JSON -> json(context);
    };
  }

  private static Encoder<ILoggingEvent> text(LoggerContext context) {
    var encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} %-5level %logger{0} %msg%n");
    encoder.start();
    return encoder;
  }

  private static Encoder<ILoggingEvent> json(LoggerContext context) {
    var encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithMessage(false);
    encoder.setWithArguments(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }
}
