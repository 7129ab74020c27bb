package dev.offhook.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.assistant.Hours.Span;
import dev.offhook.call.PhoneNumber;
import dev.offhook.privacy.Numbers;
import dev.offhook.privacy.Privacy;
import dev.offhook.privacy.Retention;
import dev.offhook.turn.Patience;
import dev.offhook.turn.TurnRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AssistantFileTest {
  private static final AssistantSchema SCHEMA = AssistantSchema.load();

  @TempDir Path folder;

  private Draft read(String text) throws IOException {
    return Draft.of(Files.writeString(folder.resolve("shop.yaml"), text), SCHEMA, Examiner.CONTENT);
  }

  private Assistant good(String text) throws IOException {
    var draft = read(text);
    assertThat(draft.problems()).isEmpty();
    return draft.assistant().orElseThrow();
  }

  @Test
  void aNameIsEnough() throws IOException {
    var assistant = good("name: Shop");

    assertThat(assistant.id()).isEqualTo("shop");
    assertThat(assistant.greeting()).isEqualTo("Thanks for calling! How can I help you today?");
    assertThat(assistant.numbers()).isEmpty();
    assertThat(assistant.mode()).isEqualTo(Assistant.Mode.SERVERS_OWN);
    assertThat(assistant.voice()).isEqualTo(Voice.USUAL);
  }

  @Test
  void everyKeyArrivesInTheAssistant() throws IOException {
    Files.writeString(folder.resolve("menu.md"), "# Soup\nThe soup is *hot*.");
    var assistant =
        good(
            """
            name: Shop
            timeZone: Europe/Berlin
            greeting: Hello from {name}!
            instructions: "You work for {name}. {knowledge}"
            mode: gather
            model: {service: anthropic, name: some-model}
            numbers: ["+1 (555) 010-2030", +4930123456]
            voice:
              language: de-DE
              ttsProvider: Google
              voice: de-DE-Standard-A
              sttProvider: Google
              hints: [Kuchen]
              languages: [{code: en-US, voice: x}]
              relay: {dtmfDetection: true, eotThreshold: 0.7}
            bargeIn:
              interruptible: any
              preset: patient
              resumeAfter: 300ms
              fragmentPause: 0s
              fillerAfter: 3s
              silence: 1m
              asks: 0
              extraStopPhrases: [hang on]
              without: [tail, wait-for-silence]
            limits: {callLength: 1.5h}
            knowledge:
              hours: {mon-fri: "9-12, 13-17:30", sat: noon to 3pm, sun: closed}
              exceptions: {12-25: closed, 2026-12-24: {name: Eve, hours: 9am-1pm}}
              address: 1 Road
              phone: 555-010-2030
              services: [{name: Wash, price: $5, takes: an hour, asked: clean}]
              faq: [{question: "Why?", asked: ["How come?"], answer: Because., topic: reasons}]
              files: [menu.md]
            """);

    assertThat(assistant.greeting()).isEqualTo("Hello from Shop!");
    assertThat(assistant.instructions())
        .startsWith("You work for Shop. Opening hours:")
        .contains(
            "Monday: 09:00 to 12:00 and 13:00 to 17:30", "Address: 1 Road", "The soup is hot.");
    assertThat(assistant.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(assistant.mode()).isEqualTo(Assistant.Mode.GATHER);
    assertThat(assistant.model()).isEqualTo(new Assistant.ModelChoice("anthropic", "some-model"));
    assertThat(assistant.numbers())
        .containsExactly(new PhoneNumber("+15550102030"), new PhoneNumber("+4930123456"));
    assertThat(assistant.voice().languages())
        .containsExactly(Map.of("code", "en-US", "voice", "x"));
    assertThat(assistant.voice().relay())
        .isEqualTo(Map.of("dtmfDetection", "true", "eotThreshold", "0.7"));
    assertThat(assistant.bargeIn())
        .isEqualTo(
            new BargeIn(
                BargeIn.Interruptible.ANY,
                new Patience(
                    Duration.ofMillis(300),
                    Duration.ZERO,
                    Duration.ofSeconds(3),
                    Duration.ofMinutes(1),
                    0),
                true,
                List.of("hang on"),
                Set.of(TurnRule.TAIL, TurnRule.WAIT_FOR_SILENCE)));
    assertThat(assistant.limits().callLength()).isEqualTo(Duration.ofMinutes(90));
    var knowledge = assistant.knowledge();
    assertThat(knowledge.hours().usual(DayOfWeek.SATURDAY))
        .containsExactly(new Span(LocalTime.NOON, LocalTime.of(15, 0)));
    assertThat(knowledge.hours().on(LocalDate.of(2030, 12, 25))).isEmpty();
    assertThat(knowledge.hours().on(LocalDate.of(2026, 12, 24)))
        .containsExactly(new Span(LocalTime.of(9, 0), LocalTime.of(13, 0)));
    assertThat(knowledge.services().getFirst().asked()).containsExactly("clean");
    assertThat(knowledge.facts())
        .extracting(Knowledge.Fact::answer)
        .containsExactly("Because.", "The soup is hot.");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a preset is what it says, but for the keys that stand beside it")
  void aPresetIsWhatItSays(Patience.Preset preset) throws IOException {
    var name = preset.name().toLowerCase(Locale.ROOT);
    var whole = good("name: x\nbargeIn: {preset: %s}".formatted(name)).bargeIn();
    var partly = good("name: x\nbargeIn: {preset: %s, asks: 7}".formatted(name)).bargeIn();
    var usual = preset.patience();

    assertThat(whole.patience()).isEqualTo(usual);
    assertThat(partly.patience())
        .isEqualTo(
            new Patience(
                usual.resumeAfter(),
                usual.fragmentPause(),
                usual.fillerAfter(),
                usual.silence(),
                7));
  }

  @Test
  @DisplayName("[000-19] [000-20] the server's settings hold where a file says nothing")
  void theServersSettingsHoldWhereAFileSaysNothing() throws IOException {
    var servers = Duration.ofSeconds(9);
    var silent = good("name: x\nbargeIn: {interruptible: none, silence: 30s}").bargeIn();
    var preset = good("name: x\nbargeIn: {preset: normal}").bargeIn();
    var own = good("name: x\nbargeIn: {resumeAfter: 1s, extraStopPhrases: [basta]}").bargeIn();

    assertThat(silent.patience(servers).resumeAfter()).isEqualTo(servers);
    assertThat(silent.patience(servers).silence()).isEqualTo(Duration.ofSeconds(30));
    assertThat(preset.patience(servers)).isEqualTo(Patience.Preset.NORMAL.patience());
    assertThat(own.patience(servers).resumeAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(silent.extraStopPhrases(List.of("enough"))).containsExactly("enough");
    assertThat(own.extraStopPhrases(List.of("enough"))).containsExactly("basta");
  }

  @ParameterizedTest
  @EnumSource
  void everyTurnRuleCanBeLeftOut(TurnRule rule) throws IOException {
    var name = rule.name().toLowerCase(Locale.ROOT).replace('_', '-');

    assertThat(good("name: x\nbargeIn: {without: [%s]}".formatted(name)).bargeIn().without())
        .containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                  | 0 | the file is empty
          - a                                 | 1 | not a mapping
          just words                          | 1 | not a mapping
          greeting: hi                        | 1 | 'name' is missing
          name: 7                             | 1 | /name: has the wrong kind of value; give the name
          name: x\\ngreting: hi               | 2 | /greting: unknown key; did you mean 'greeting'?
          name: x\\nzebra: hi                 | 2 | /zebra: unknown key; known here: name, greeting
          name: x\\nvoice:\\n  hint: [a]      | 3 | /voice/hint: unknown key; did you mean 'hints'?
          name: x\\nmode: phone               | 2 | not allowed: 'phone'; choose relay, gather
          name: x\\nnumbers: [5551234]        | 2 | /numbers/0: has the wrong kind
          name: x\\nnumbers: ["0301234"]      | 2 | write the number with + and country code
          name: x\\nlimits: {callLength: 30}  | 2 | with its unit, such as 2.5s
          name: x\\nlimits: {callLength: 25h} | 2 | /limits/callLength: out of bounds: '25h'; write a duration from 1s to 24h
          name: x\\nbargeIn: {resumeAfter: 2m} | 2 | /bargeIn/resumeAfter: out of bounds: '2m'; write a duration from 0s to 60s
          name: x\\nbargeIn:\\n  fragmentPause: 6s  | 3 | /bargeIn/fragmentPause: out of bounds: '6s'; write a duration from 0s to 5s
          name: x\\nbargeIn: {fillerAfter: 1ms} | 2 | write a duration from 0.3s to 30s
          name: x\\nbargeIn: {silence: 1s}  | 2 | write a duration from 3s to 10m
          name: x\\nbargeIn: {asks: 11}     | 2 | /bargeIn/asks: not allowed: '11'; write how often to ask into the silence, from 0 to 10
          name: x\\nbargeIn: {asks: often}  | 2 | has the wrong kind of value; write how often to ask
          name: x\\nbargeIn: {preset: calm} | 2 | /bargeIn/preset: not allowed: 'calm'; choose patient, normal or brisk
          name: x\\nbargeIn: {without: [all]} | 2 | /bargeIn/without/0: not allowed: 'all'; choose wait-for-silence, partials
          name: x\\ntimeZone: America/NewYork | 2 | did you mean 'America/New_York'?
          name: x\\nknowledge:\\n  hours:\\n    mon: 9-17                          | 1 | opening hours need one
          name: x\\ntimeZone: Z\\nknowledge:\\n  hours:\\n    mon: ten to four      | 5 | 'ten' is not a time; write hours as
          name: x\\ntimeZone: Z\\nknowledge:\\n  hours:\\n    mon: 9-6              | 5 | through the night
          name: x\\ntimeZone: Z\\nknowledge:\\n  hours:\\n    mon: 9-13, 12-18      | 5 | overlap
          name: x\\ntimeZone: Z\\nknowledge:\\n  hours:\\n    mon: 9-25             | 5 | '25' is not a time of day
          name: x\\ntimeZone: Z\\nknowledge:\\n  hours:\\n    funday: 9-17          | 5 | 'funday' names no day
          name: x\\ntimeZone: Z\\nknowledge:\\n  hours:\\n    mon-wed: 9-17\\n    tue: 9-12 | 6 | TUESDAY is given twice
          name: x\\nknowledge:\\n  exceptions:\\n    Christmas: closed            | 4 | 'Christmas' is not a date
          name: x\\nknowledge:\\n  exceptions:\\n    02-30: closed                | 4 | '02-30' is not a date
          name: x\\nknowledge:\\n  services:\\n    - name: Wash\\n      prize: $5 | 5 | did you mean 'price'?
          name: x\\nknowledge:\\n  faq:\\n    - question: Why?                   | 4 | 'answer' is missing
          name: x\\nknowledge:\\n  files: [nowhere.md]                           | 0 | nowhere.md cannot be read
          name: x\\nknowledge:\\n  files: [../secret.md]                         | 3 | is outside the folder
          name: x\\n\\tgreeting: hi           | 2 | indent with blanks, not with tabs
          name: x\\nname: y                   | 2 | duplicate key name
          name: x\\ngreeting: hi: there       | 2 | put a text with a colon in quotes
          name: x\\nnumbers: [open?]        | 2 | put each text between the brackets in quotes
          name: x\\ngreeting: "never closed   | 2 | not readable as YAML
          """)
  void aBadFileSaysWhereAndWhatWouldBeRight(String text, int line, String says) throws IOException {
    var draft = read(text == null ? "" : text.replace("\\n", "\n").replace("\\t", "\t"));

    assertThat(draft.assistant()).isEmpty();
    assertThat(draft.problems()).isNotEmpty();
    assertThat(draft.problems())
        .anySatisfy(problem -> {
          assertThat(problem.toString()).startsWith("shop.yaml").contains(says);
          assertThat(problem.line()).isEqualTo(line);
        });
  }

  @Test
  void allProblemsOfAFileAreToldAtOnce() throws IOException {
    assertThat(read("nam: x\nmode: y\nnumbers: z").problems()).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
    assertThat(good("\uFEFFname: Shop").name()).isEqualTo("Shop");
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    var draft = read("name: " + "x".repeat(SourceFile.LARGEST));

    assertThat(draft.problems().getFirst().wrong()).contains("larger than 1 MiB");
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws IOException {
    var file = Files.write(folder.resolve("shop.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF});

    assertThat(Draft.of(file, SCHEMA, Examiner.CONTENT).problems().getFirst().wrong())
        .contains("not UTF-8");
  }

  @ParameterizedTest
  @CsvSource({"10, unfolds to more than 10000 values", "19, aliases"})
  void aliasesThatUnfoldToMillionsAreRefused(int levels, String says) throws IOException {
    var bomb = new StringBuilder("name: x\na0: &a0 [%s1]\n".formatted("1, ".repeat(30)));
    for (int i = 1; i <= levels; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(read(bomb.toString()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.wrong()).contains(says));
  }

  @Test
  void anAliasInsideItselfIsRefused() throws IOException {
    assertThat(read("name: x\nvoice: &a {hints: [*a]}").problems()).isNotEmpty();
  }

  @Test
  void aFewAliasesAreFine() throws IOException {
    var knowledge =
        good("name: x\ntimeZone: Z\nknowledge: {hours: {mon: &long 9-20, tue: *long}}").knowledge();

    assertThat(knowledge.hours().usual(DayOfWeek.TUESDAY))
        .isNotEmpty()
        .isEqualTo(knowledge.hours().usual(DayOfWeek.MONDAY));
  }

  @Test
  void theVersionFollowsTheTextAndTheFilesItNames() throws IOException {
    var menu = Files.writeString(folder.resolve("menu.md"), "Soup.");
    var text = "name: Shop\nknowledge: {files: [menu.md]}";
    var first = good(text).version();
    var again = good(text).version();
    Files.writeString(menu, "Salad.");

    assertThat(again).isEqualTo(first);
    assertThat(good(text).version()).isNotEqualTo(first);
  }

  @Test
  void whatIsKeptOfCallsIsAsTheFileSays() throws IOException {
    assertThat(good("name: Shop").privacy()).isEqualTo(Privacy.USUAL);
    assertThat(good("name: Shop\nprivacy: {redact: []}").privacy()).isEqualTo(Privacy.OPEN);
    var privacy =
        good("""
        name: Shop
        privacy:
          redact: [email, card, {name: order, pattern: 'ORD-[0-9]+'}]
          numbers: none
          retention: {transcripts: 30d, recordings: 7 d, numbers: forever}
        """)
            .privacy();
    assertThat(privacy.numbers()).isEqualTo(Numbers.NONE);
    assertThat(privacy.redaction().of("ada@example.com 4111111111111111 ORD-77"))
        .isEqualTo("xxx@xxxxxxx.xxx xxxxxxxxxxxxxxxx xxx-xx");
    assertThat(privacy.retention())
        .isEqualTo(
            new Retention(
                Optional.of(Duration.ofDays(30)),
                Optional.of(Duration.ofDays(7)),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "redact: [crd] | /privacy/redact/0 | write card, email, phone, iban or ssn",
        "redact: [{name: x}] | /privacy/redact/0 | write a regular expression",
        "redact: [{name: x, pattern: '('}] | /privacy/redact/0/pattern | write a regular expression",
        "redact: [{name: x, pattern: '(?=a)b'}] | /privacy/redact/0/pattern | as RE2 knows them",
        "redact: [{name: x, pattern: 'a*'}] | /privacy/redact/0/pattern | as RE2 knows them",
        "numbers: some | /privacy/numbers | write full, masked or none",
        "retention: {transcripts: 30} | /privacy/retention/transcripts | write days such as 30d",
        "retention: {transcripts: 2h} | /privacy/retention/transcripts | write days such as 30d",
        "retention: {numbers: 0d} | /privacy/retention/numbers | write days from 1d",
        "retain: {} | /privacy/retain | known here: redact, numbers, retention"
      })
  void whatCannotBeKeptLikeThatIsRefusedWithAdvice(String line, String pointer, String advice)
      throws IOException {
    var problems = read("name: Shop\nprivacy:\n  " + line + "\n").problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().path()).isEqualTo(pointer);
    assertThat(problems.getFirst().right()).contains(advice);
  }
}
