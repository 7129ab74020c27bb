package dev.offhook;

import dev.offhook.RandomKind.Interruptible;
import dev.offhook.phone.ai.AiRequest;
import dev.offhook.phone.ai.Ledger;
import dev.offhook.phone.twilio.Frame;
import dev.offhook.phone.twilio.Heard;
import dev.offhook.turn.TurnPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What really happened in a call, read from the phone and from the model's stand-in; nothing of it
 * comes from the server. Times count from the dialling.
 */
final class RandomCallRecord {
  private final RandomCaller caller;
  private final List<Ledger.Reply> replies;
  private final List<Heard> heard;

  /** Words of the caller that went to the server as final. */
  record Prompted(Duration at, String words) {}

  RandomCallRecord(RandomCaller caller, List<Ledger.Reply> replies) {
    this.caller = caller;
    this.replies = List.copyOf(replies);
    this.heard = caller.call().heard().stream().filter(it -> !filler(it)).toList();
  }

  RandomPlan plan() {
    return caller.plan();
  }

  RandomCaller caller() {
    return caller;
  }

  /** The model's part, in the order in which it was asked. */
  List<Ledger.Reply> replies() {
    return replies;
  }

  Duration at(AiRequest request) {
    return request.at().minus(caller.dialled());
  }

  /** What the caller had heard and was still to hear at a moment, as far as it could be told. */
  RandomCallEar earAt(Duration moment) {
    var ear = new RandomCallEar();
    var events = Stream.concat(played(), accepted());
    events
        .filter(it -> it.at().compareTo(moment) <= 0)
        .sorted(Comparator.comparing(Happening::at))
        .forEach(it -> it.to().accept(ear));
    return ear;
  }

  /** What the phone does to the ear, and when. */
  private record Happening(Duration at, Consumer<RandomCallEar> to) {}

  private Stream<Happening> played() {
    return Stream.concat(
        heard.stream()
            .filter(it -> !(it.cut() && diedWithALine(it.until())))
            .map(it -> new Happening(it.until(), ear -> ear.hear(it.words()))),
        Stream.concat(
            caller.cuts().stream().map(at -> new Happening(at, ear -> cut(ear, at))),
            caller.losses().stream().map(at -> new Happening(at, this::lose))));
  }

  /** The piece of a clause in which a line died is nobody's; so is one that our apology cut. */
  private boolean diedWithALine(Duration at) {
    return caller.losses().contains(at)
        || (weCut()
            && spoken()
                .anyMatch(it ->
                    it.at().equals(at)
                        && OnTheWire.token(it)
                            .startsWith(TurnPolicy.Phrases.ENGLISH.lineWasLost())));
  }

  /** Of a filler that was cut nothing is remembered, so it is known how far the rest had come. */
  private void cut(RandomCallEar ear, Duration at) {
    var fragment = heard.stream().filter(it -> it.cut() && it.until().equals(at)).findFirst();
    if (plan().kind().played() || fragment.isEmpty()) {
      ear.cut();
    } else {
      ear.cutAfter(fragment.get().words());
    }
  }

  /** What was queued is gone with the line, or is played though nothing is added to it. */
  private void lose(RandomCallEar ear) {
    if (plan().kind().reconnects()) {
      ear.take("", true);
    } else if (plan().kind().played()) {
      ear.cut();
    } else {
      ear.lose();
    }
  }

  private Stream<Happening> accepted() {
    var up = caller.call().framesOut().getFirst().at();
    var greeting = new Happening(up, ear -> ear.take(plan().kind().greeting(), true));
    return Stream.concat(
        weCut() ? Stream.empty() : Stream.of(greeting),
        OnTheWire.texts(caller.call(), 0).stream()
            .filter(it -> !bridges(it))
            .map(it -> new Happening(it.at(), ear -> accept(ear, it))));
  }

  /** Whether anybody could tell what was heard: nobody does of what the server cut unreported. */
  boolean reported() {
    return plan().kind().played() || !weCut();
  }

  /** Whether the caller's words do not cut the voice, so that those of the server do. */
  private boolean weCut() {
    return plan().kind().interruptible() == Interruptible.NONE;
  }

  private void accept(RandomCallEar ear, Frame frame) {
    if (weCut() && ear.talkOver() && !OnTheWire.token(frame).isEmpty() && !ear.silent()) {
      ear.cut();
    }
    if (!hushes(frame)) {
      ear.take(OnTheWire.token(frame), OnTheWire.last(frame));
    }
  }

  private boolean hushes(Frame frame) {
    return weCut() && OnTheWire.token(frame).equals(" ") && OnTheWire.last(frame);
  }

  /** What the server sent to be spoken, without fillers. */
  Stream<Frame> spoken() {
    return OnTheWire.texts(caller.call(), 0).stream().filter(it -> !bridges(it) && !hushes(it));
  }

  /** Words of two talk cycles are never one. */
  static String token(Frame frame) {
    return OnTheWire.token(frame) + (OnTheWire.last(frame) ? " " : "");
  }

  private boolean bridges(Frame frame) {
    return frame.json().path("preemptible").asBoolean()
        && (!weCut() || TurnPolicy.Phrases.ENGLISH.fillers().contains(OnTheWire.token(frame)));
  }

  List<Prompted> prompts() {
    return caller.call().framesOut().stream()
        .filter(frame -> frame.type().equals("prompt") && frame.json().path("last").asBoolean())
        .map(frame -> new Prompted(frame.at(), frame.json().path("voicePrompt").asText()))
        .toList();
  }

  private static boolean filler(Heard piece) {
    var words = words(piece.words());
    return TurnPolicy.Phrases.ENGLISH.fillers().stream()
        .flatMap(filler -> Stream.of(filler.split("(?<=[,.])")))
        .map(RandomCallRecord::words)
        .anyMatch(clause -> words.equals(clause) || (piece.cut() && begins(clause, words)));
  }

  private static boolean begins(List<String> all, List<String> with) {
    return with.size() <= all.size() && all.subList(0, with.size()).equals(with);
  }

  /** What one side had said, as a request tells it. */
  static List<String> told(AiRequest request, String role) {
    return StreamSupport.stream(request.body().path("messages").spliterator(), false)
        .filter(message -> message.path("role").asText().equals(role))
        .flatMap(message -> words(message.path("content").asText()).stream())
        .toList();
  }

  /** The words of a text, without what stands between them. */
  static List<String> words(String text) {
    var words = new ArrayList<>(List.of(text.split("[^\\p{L}\\p{N}']+")));
    words.removeIf(String::isEmpty);
    return words;
  }

  /** Everything on the wire, in order, to tell of when something is wrong. */
  @Override
  public String toString() {
    var lines = new ArrayList<Frame>();
    caller.call().framesIn().forEach(it -> lines.add(new Frame(it.at(), "   <- " + it.text())));
    caller.call().framesOut().forEach(it -> lines.add(new Frame(it.at(), "-> " + it.text())));
    caller.call().heard().forEach(it -> lines.add(new Frame(it.until(), "      heard " + it)));
    caller.cuts().forEach(it -> lines.add(new Frame(it, "      cut")));
    caller.losses().forEach(it -> lines.add(new Frame(it, "      line lost")));
    replies.forEach(it -> lines.add(new Frame(at(it.request()), "         asked " + asked(it))));
    lines.sort((one, other) -> one.at().compareTo(other.at()));
    var text = new StringBuilder(plan().toString());
    lines.forEach(it -> text.append("%n%8d %s".formatted(it.at().toMillis(), it.text())));
    return text.toString();
  }

  private static String asked(Ledger.Reply reply) {
    return OnTheWire.conversation(reply.request())
        + " answered "
        + reply.ending()
        + " "
        + reply.text();
  }
}
