package dev.offhook;

import static dev.offhook.RandomCallRecord.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offhook.turn.TurnPolicy.Phrases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Follows what the caller heard, word by word, through what the model generated and the assistant's
 * own phrases: of each no word comes twice, none is left out before a later one, and none of an
 * earlier reply comes behind one of a later.
 */
final class RandomCallTrail {
  private static final String SORRY = Phrases.ENGLISH.lineWasLost();

  private final List<List<String>> replies = new ArrayList<>();
  private final List<List<String>> phrases = new ArrayList<>();

  /** Where one may be: in a reply, and in a phrase said behind its words so far, or in none. */
  private record Place(int reply, int word, int phrase, int of) {
    boolean inReply() {
      return phrase < 0;
    }
  }

  RandomCallTrail(RandomCallRecord call) {
    replies.add(words(call.plan().kind().greeting()));
    call.replies().forEach(it -> replies.add(words(it.text())));
    own().map(RandomCallRecord::words).forEach(phrases::add);
  }

  private static Stream<String> own() {
    var own = Phrases.ENGLISH;
    return Stream.of(
        SORRY, own.trouble(), own.nothing(), own.okay(), own.stillThere(), own.silentGoodbye());
  }

  void follow(List<String> heard) {
    var places = Set.of(new Place(0, 0, -1, 0));
    for (var at = 0; at < heard.size(); at++) {
      var word = heard.get(at);
      var next = new HashSet<Place>();
      places.forEach(place -> follow(place, word, next));
      assertThat(next)
          .as("where '%s' follows, word %d of %s in %s", word, at, heard, replies)
          .isNotEmpty();
      places = Set.copyOf(next);
    }
  }

  private void follow(Place place, String word, Set<Place> next) {
    if (place.inReply() || phraseOver(place)) {
      step(place.reply(), place.word(), word, next);
    }
    for (var later = place.reply() + 1; later < replies.size(); later++) {
      step(later, 0, word, next);
    }
    if (!place.inReply() && is(phrases.get(place.phrase()), place.of(), word)) {
      next.add(new Place(place.reply(), place.word(), place.phrase(), place.of() + 1));
    }
    for (var phrase = 0; phrase < phrases.size(); phrase++) {
      var goesOn = phraseOver(place) ? phrases.get(phrase).size() : 1;
      for (var of = 0; of < goesOn; of++) {
        if (is(phrases.get(phrase), of, word)) {
          next.add(new Place(place.reply(), place.word(), phrase, of + 1));
        }
      }
    }
  }

  /** An apology for a lost line stands in the middle of what was being said. */
  private boolean phraseOver(Place place) {
    return place.phrase() == 0 && place.of() == phrases.getFirst().size();
  }

  private void step(int reply, int at, String word, Set<Place> next) {
    if (is(replies.get(reply), at, word)) {
      next.add(new Place(reply, at + 1, -1, 0));
    }
  }

  private static boolean is(List<String> words, int at, String word) {
    return at < words.size() && words.get(at).equals(word);
  }
}
