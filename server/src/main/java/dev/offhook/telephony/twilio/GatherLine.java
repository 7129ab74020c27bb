package dev.offhook.telephony.twilio;

import dev.offhook.call.PhoneNumber;
import dev.offhook.telephony.LineEvent;
import dev.offhook.telephony.LineListener;
import dev.offhook.telephony.LineListener.Closing;
import dev.offhook.telephony.TextLine;
import dev.offhook.time.Deadline;
import dev.offhook.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A line made of questions: the carrier asks what to do, is told in markup, and asks again when
 * that is done. What is said between two questions waits for the next one; a question waits for
 * what there is to say, but never so long that the carrier gives up.
 *
 * <p>Nothing is reported while the voice sounds. When the next question comes, all has been heard,
 * unless it comes too soon: then the caller has talked over it, and the clock says how far it got.
 *
 * <p>Lives on one event loop.
 */
final class GatherLine implements TextLine {
  /** A trial account hangs up after five seconds without an answer. */
  private static final Duration CARRIER_WAITS = Duration.ofSeconds(4);

  /** The longest speech the carrier listens to, and a little. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(90);

  private final GatherTwiml twiml;
  private final Timers timers;
  private final Executor loop;
  private final Nudge nudge;
  private final GatherEar ear = new GatherEar();
  private Runnable whenOver = () -> {};
  private final Unsaid waiting = new Unsaid();
  private final StringBuilder keys = new StringBuilder();
  private @Nullable LineListener listener;
  private @Nullable Consumer<String> question;
  private @Nullable Deadline answerBy;
  private @Nullable Deadline silence;
  private @Nullable String parting;
  private Spoken spoken = Spoken.NOTHING;
  private String filler = "";
  private Consent consent = Consent.NOT_ASKED;
  private boolean complete;
  private boolean telling;
  private boolean last;
  private boolean over;

  /**
   * @param askMe has the carrier stop what it does in the call and ask again; does nothing where it
   *     cannot be told to
   */
  GatherLine(GatherTwiml twiml, Runnable askMe, Timers timers, Executor loop) {
    this.twiml = twiml;
    this.nudge = new Nudge(askMe, timers);
    this.timers = timers;
    this.loop = loop;
  }

  /** {@code task} runs once, when the line is over. */
  void whenOver(Runnable task) {
    whenOver = task;
  }

  Executor loop() {
    return loop;
  }

  /**
   * Who is told what happens on it.
   *
   * @param asked what comes before everything else
   * @param first what the line says by itself; blank when the call goes on
   * @param firm whether nothing may cut that
   */
  void begin(LineListener to, Consent asked, String first, boolean firm) {
    consent = asked;
    listener = to;
    if (!first.isBlank()) {
      waiting.add(first);
      waiting.close();
      complete = true;
      last = firm;
    }
  }

  /**
   * The carrier asks what to do next.
   *
   * @param answer takes the markup, once
   */
  void asked(GatherRequest heard, Consumer<String> answer) {
    if (over) {
      answer.accept(Twiml.hangUp());
      return;
    }
    replaceQuestion(answer);
    var nudged = nudge.answered();
    if (silence != null) {
      silence.met();
    }
    if (parting != null) {
      part(parting);
      return;
    }
    var before = spoken;
    spoken = Spoken.NOTHING;
    telling = true;
    before.reports(heard, timers.uptime()).forEach(this::tell);
    if (!nudged || !heard.silent()) {
      ear.events(heard, before.listens()).forEach(this::told);
    }
    telling = false;
    answerIfReady();
  }

  /** The carrier has given up waiting for the last answer, or repeats itself. */
  private void replaceQuestion(Consumer<String> answer) {
    if (question != null) {
      question.accept(twiml.saying("", ""));
    }
    if (answerBy != null) {
      answerBy.met();
    }
    question = answer;
    answerBy = Deadline.in(timers, CARRIER_WAITS, this::answerPart);
  }

  /** Words are answered, and until they are there is more to say. */
  private void told(LineEvent event) {
    if (event instanceof LineEvent.CallerSaid) {
      complete = false;
    } else if (event instanceof LineEvent.CallerUnclear) {
      complete = true;
    }
    tell(event);
  }

  private void tell(LineEvent event) {
    if (listener != null) {
      listener.happened(event);
    }
  }

  @Override
  public void say(String words, Cuttable cuttable) {
    filler = "";
    complete = false;
    waiting.add(words);
  }

  /** Used only when the carrier will not wait for the words themselves. */
  @Override
  public void bridge(String words) {
    filler = words;
  }

  @Override
  public void hush() {
    waiting.clear();
  }

  /** What has been given to the carrier is out of our hands, unless it can be told to ask again. */
  @Override
  public void purge() {
    waiting.clear();
    complete = true;
    if (question == null) {
      spoken = Spoken.NOTHING;
      nudge.in(Duration.ZERO);
    }
    answerIfReady();
  }

  @Override
  public void finish(boolean farewell) {
    waiting.close();
    complete = true;
    last = farewell;
    if (question == null) {
      nudge.in(spoken.left(timers.uptime()));
    }
    answerIfReady();
  }

  /** The floor is the caller's. */
  @Override
  public void listen() {
    complete = true;
    answerIfReady();
  }

  @Override
  public void hangUp() {
    answer(Twiml.hangUp(), Spoken.NOTHING);
    close();
  }

  @Override
  public void handOver(PhoneNumber to) {
    var dial = HandOver.dial(to, twiml.origin());
    if (question == null) {
      parting = dial;
    } else {
      part(dial);
    }
  }

  /** Whoever comes back has another line. */
  private void part(String dial) {
    answer(dial, Spoken.NOTHING);
    Optional.ofNullable(silence).ifPresent(Deadline::met);
    whenOver.run();
  }

  @Override
  public void press(String digits) {
    keys.append(digits);
  }

  @Override
  public void release() {
    if (question != null) {
      answer(Twiml.hangUp(), Spoken.NOTHING);
    }
    close();
  }

  private void answerIfReady() {
    if (!complete || telling || over || question == null) {
      return;
    }
    var talks = waiting.take();
    var words = String.join(" ", talks);
    if (last || !keys.isEmpty()) {
      last = false;
      answer(twiml.saying(words, takeKeys()), Spoken.toTheEnd(talks, timers.uptime()));
    } else {
      answer(twiml.listening(words, consent), Spoken.interruptibly(talks, true, timers.uptime()));
      consent = Consent.NOT_ASKED;
    }
  }

  /** The carrier must be answered, and what there is to say is not complete. */
  private void answerPart() {
    var talks = waiting.take();
    if (talks.isEmpty()) {
      answer(twiml.saying(filler, takeKeys()), Spoken.NOTHING);
      filler = "";
    } else {
      answer(
          twiml.part(String.join(" ", talks)), Spoken.interruptibly(talks, false, timers.uptime()));
    }
  }

  private String takeKeys() {
    var taken = keys.toString();
    keys.setLength(0);
    return taken;
  }

  private void answer(String document, Spoken says) {
    if (question == null) {
      return;
    }
    var to = question;
    question = null;
    if (answerBy != null) {
      answerBy.met();
    }
    spoken = says;
    silence = Deadline.in(timers, LONGEST_TURN.plus(says.length()), this::abandoned);
    to.accept(document);
  }

  /** The carrier has not asked for so long that the call must be over. */
  private void abandoned() {
    close();
  }

  private void close() {
    if (over) {
      return;
    }
    over = true;
    nudge.never();
    Optional.ofNullable(silence).ifPresent(Deadline::met);
    Optional.ofNullable(answerBy).ifPresent(Deadline::met);
    whenOver.run();
    if (listener != null) {
      listener.closed(Closing.HUNG_UP);
    }
  }
}
