package dev.offhook.llm.builtin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.util.CharsRef;

/**
 * English as callers of a shop speak it: words are reduced to stems, words for the same thing to
 * one of them ("how much", "cost" and "fee" are all {@code price}), and words without content are
 * dropped last, because "how much" is made of them.
 */
final class ShopAnalyzer extends Analyzer {
  private static final String SYNONYMS = "synonyms.txt";
  private static final String EMPTY_WORDS =
      """
      a about am an and any anybody anyone anything are as at be because been but by can can't come
      could did do does doesn't don't every for from gave get give go going good got guys had has have
      he hello help her here hey hi him his how i i'd i'll i'm i've if in into is it its just kind know
      let like look looking lot make many may maybe me might mine more much my need no not now of off
      oh ok okay on one only or our out over place please possible question really she shop should so
      some somebody someone something sort store sure tell than thank thanks that that's the their them
      then there there's they thing think this those to too up us use very want was we we're well were
      what what's when where where's which while who who's whom why will wish with won't would yes you
      you're your yours wonder wondering offer provide able ask today
      """;

  /** Everything up to the synonyms, which have to be reduced in the same way. */
  private static final Analyzer STEMS =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          var tokens = new StandardTokenizer();
          return new TokenStreamComponents(tokens, stems(tokens));
        }
      };

  private final SynonymMap synonyms;
  private final CharArraySet empty;

  ShopAnalyzer() {
    this.synonyms = synonyms();
    this.empty = new CharArraySet(stemsOf(EMPTY_WORDS), false);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    var tokens = new StandardTokenizer();
    TokenStream one = new SynonymGraphFilter(stems(tokens), synonyms, true);
    return new TokenStreamComponents(tokens, new StopFilter(new FlattenGraphFilter(one), empty));
  }

  /** The terms of a text, each once, in order. */
  Set<String> terms(String text) {
    return new LinkedHashSet<>(read(this, text));
  }

  private static TokenStream stems(TokenStream tokens) {
    return new PorterStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokens)));
  }

  private static List<String> stemsOf(String text) {
    return read(STEMS, text);
  }

  private static List<String> read(Analyzer analyzer, String text) {
    var terms = new ArrayList<String>();
    try (var stream = analyzer.tokenStream("", text.replace('’', '\''))) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading a text in memory", impossible);
    }
    return terms;
  }

  private static SynonymMap synonyms() {
    var builder = new SynonymMap.Builder(true);
    try (var in = ShopAnalyzer.class.getResourceAsStream(SYNONYMS)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + SYNONYMS);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> add(builder, line));
      return builder.build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void add(SynonymMap.Builder builder, String line) {
    var sides = line.split(":", 2);
    var one = new CharsRef(String.join(" ", stemsOf(sides[0])));
    for (var other : sides[1].split(",", -1)) {
      var words = String.join(String.valueOf(SynonymMap.WORD_SEPARATOR), stemsOf(other));
      builder.add(new CharsRef(words), one, false);
    }
  }
}
