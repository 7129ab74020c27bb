package dev.offhook.turn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phrases of one language by what they do, from the language's file beside this class. */
final class InterjectionPhrases {
  private static final InterjectionPhrases ENGLISH = load("en");

  private static final Map<String, InterjectionPhrases> LANGUAGES =
      Stream.of("de", "es", "fr", "it", "pt", "hi")
          .collect(Collectors.toMap(Function.identity(), InterjectionPhrases::load));

  /** What a phrase does; each is a section of a language's file. */
  enum Section {
    /** Stops the assistant, whatever follows. */
    STOP,
    /** Before a stop phrase makes a request to stop of it: "could you". */
    ASK,
    /** With a question mark and nothing else asks to hear it again: "excuse me?". */
    PARDON,
    /** Behind a stop phrase says nothing more: "it", "for a second". */
    TAIL,
    /** Stops when it is all that is said; after a question it is an answer. */
    DECLINE,
    /** Leads in and carries nothing: "well", "please". */
    FILLER,
    /** Hesitation; never more than that. */
    NOISE,
    /** A sign of listening; after a question it is an answer. */
    BACKCHANNEL,
    /** Begins a question. */
    QUESTION,
    /** Begins a request. */
    REQUEST,
    /** A word too small to say something by itself. */
    SMALL
  }

  private final PhraseTree phrases = new PhraseTree();

  private InterjectionPhrases(Map<Section, List<String>> lists) {
    lists.forEach(phrases::add);
  }

  /** The phrases for a BCP-47 tag, by its primary language; English where there are none. */
  static InterjectionPhrases in(String tag) {
    var end = 0;
    while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
      end++;
    }
    return LANGUAGES.getOrDefault(tag.substring(0, end).toLowerCase(Locale.ROOT), ENGLISH);
  }

  /** The longest phrase of any of the sections. */
  int longest(Collection<Section> any, Normalised said, int from) {
    return phrases.longest(any, said, from);
  }

  private static InterjectionPhrases load(String language) {
    var name = "interjections." + language + ".txt";
    try (var file = InterjectionPhrases.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing beside " + InterjectionPhrases.class);
      }
      return new InterjectionPhrases(
          read(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Map<Section, List<String>> read(List<String> lines) {
    var lists = new EnumMap<Section, List<String>>(Section.class);
    var phrases = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith("[")) {
        phrases = new ArrayList<>();
        var section = line.substring(1, line.indexOf(']')).toUpperCase(Locale.ROOT);
        lists.put(Section.valueOf(section), phrases);
      } else if (!line.startsWith("#")) {
        phrases.addAll(List.of(line.split(",")));
      }
    }
    return lists;
  }
}
