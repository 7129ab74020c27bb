package dev.offhook.turn;

import static dev.offhook.turn.ScriptedCall.asked;
import static dev.offhook.turn.ScriptedCall.call;
import static dev.offhook.turn.ScriptedCall.said;
import static dev.offhook.turn.ScriptedCall.saying;
import static dev.offhook.turn.ScriptedCall.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The picture of the states in the guide is what the machine does. */
class TurnTakingDocsTest {
  private static final String PAGE = "docs/turn-taking.md";
  private static final String WRITE = "offhook.docs.write";
  private static final String BEGIN = "```mermaid\n";
  private static final String ARROW = " --> ";
  private static final String END = "```\n";

  @Test
  void thePictureIsWhatTheMachineDoes() throws IOException {
    var path = Repository.root().resolve(PAGE);
    var page = Files.readString(path);
    var from = page.indexOf(BEGIN) + BEGIN.length();
    var drawn = page.substring(0, from) + picture() + page.substring(page.indexOf(END, from));
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(path, drawn);
    }
    assertThat(Files.readString(path))
        .as("to draw it anew: mvn -pl server test -Dtest=TurnTakingDocsTest -D%s=true", WRITE)
        .isEqualTo(drawn);
  }

  @Test
  void everyStateIsEnteredAndHasAWayOut() {
    var states =
        List.of(TurnState.class.getPermittedSubclasses()).stream()
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    var left = arrows().keySet().stream().map(arrow -> arrow.substring(0, arrow.indexOf(ARROW)));
    var entered =
        arrows().keySet().stream()
            .map(arrow -> arrow.substring(arrow.indexOf(ARROW) + ARROW.length()));

    assertThat(left.toList()).containsAll(without(states, "Over"));
    assertThat(entered.toList()).containsAll(without(states, "Waiting"));
  }

  @Test
  void theTableOfPresetsIsTheirPatience() throws IOException {
    var page = Files.readString(Repository.root().resolve(PAGE));
    assertThat(page)
        .contains(
            row("resumeAfter", Patience::resumeAfter),
            row("fragmentPause", Patience::fragmentPause),
            row("fillerAfter", Patience::fillerAfter),
            row("silence", Patience::silence),
            row("asks", Patience::asks));
  }

  @Test
  void everyRuleThatCanBeLeftOutIsTold() throws IOException {
    var page = Files.readString(Repository.root().resolve(PAGE));
    for (var rule : TurnRule.values()) {
      assertThat(page).contains("| `" + rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private static String row(String key, Function<Patience, Object> value) {
    var cells =
        Stream.of(Patience.Preset.NORMAL, Patience.Preset.PATIENT, Patience.Preset.BRISK)
            .map(preset -> value.apply(preset.patience()))
            .map(it -> it instanceof Duration wait ? Reasons.seconds(wait) : it.toString());
    return "| `%s` | %s |".formatted(key, cells.collect(Collectors.joining(" | ")));
  }

  private static Set<String> without(Set<String> states, String one) {
    var others = new TreeSet<>(states);
    others.remove(one);
    return others;
  }

  private static String picture() {
    var picture = new StringBuilder("stateDiagram-v2\n    [*] --> Waiting\n");
    arrows()
        .forEach((arrow, signals) ->
            picture.append("    %s: %s%n".formatted(arrow, String.join(", ", signals))));
    return picture.append("    Over --> [*]\n").toString();
  }

  private static Map<String, Set<String>> arrows() {
    var arrows = new TreeMap<String, Set<String>>();
    for (var begin : moments()) {
      signals()
          .forEach((name, signal) -> {
            var from = name(begin.get());
            var to = name(signal.apply(begin.get()));
            if (!from.equals(to)) {
              arrows.computeIfAbsent(from + ARROW + to, _ -> new TreeSet<>()).add(name);
            }
          });
    }
    return arrows;
  }

  private static String name(ScriptedCall call) {
    return call.state().getClass().getSimpleName();
  }

  /** One moment of a call for every way its states can stand. */
  private static List<Supplier<ScriptedCall>> moments() {
    return List.of(
        () -> with(TurnPolicy.USUAL),
        () -> with(TurnPolicy.USUAL).announced("Mind the gap.", "Hello."),
        ScriptedCall::call,
        () -> call().after(65_000),
        () -> asked("What do you sell?"),
        () -> saying("One two three. "),
        () -> said("One two three."),
        () -> saying("One two three. ").interrupted("One"),
        () -> said("One two three.").interrupted("One"),
        () -> said("One two three.").interrupted("One two three."),
        () -> asked("Bye then").interrupted("").completeAndLeaving(),
        TurnTakingDocsTest::uncut,
        () -> uncut().caller("What about Sunday?"),
        () -> call().lineLost(),
        () -> said("One two three.").lineLost(),
        () -> asked("Bye then").token("Bye.").completeAndLeaving(),
        () -> asked("Bye then").token("Bye.").completeAndLeaving().played("Bye."),
        () -> asked("A human").token("Bye.").completeAndHandingOver(),
        () -> asked("A human").token("Bye.").completeAndHandingOver().played("Bye."));
  }

  /** A reply on a line that lets nothing interrupt. */
  private static ScriptedCall uncut() {
    return with(TurnPolicy.USUAL.cuttingItself(true))
        .greeted("")
        .caller("Tell me")
        .token("One two three. ");
  }

  private static Map<String, UnaryOperator<ScriptedCall>> signals() {
    var signals = new LinkedHashMap<String, UnaryOperator<ScriptedCall>>();
    signals.put("greeted", call -> call.greeted("Hello there."));
    signals.put("announced", call -> call.announced("Mind the gap.", "Hello."));
    signals.put("words", call -> call.caller("What about Sunday?"));
    signals.put("stop", call -> call.caller("stop"));
    signals.put("nod", call -> call.caller("uh-huh"));
    signals.put("interrupted", call -> call.interrupted("One"));
    signals.put("key", ScriptedCall::key);
    signals.put("all heard", call -> call.played("One two three.").played("Bye."));
    signals.put("goodbye", ScriptedCall::completeAndLeaving);
    signals.put("put through", ScriptedCall::completeAndHandingOver);
    signals.put("reply fails", ScriptedCall::fails);
    signals.put("line lost", ScriptedCall::lineLost);
    signals.put("line back", call -> call.lineBack(false));
    signals.put("silence", call -> call.until(call.state().wakeAt()));
    return signals;
  }
}
