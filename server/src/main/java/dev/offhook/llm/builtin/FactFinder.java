package dev.offhook.llm.builtin;

import dev.offhook.assistant.Knowledge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds what an assistant knows about a question: Lucene ranks, and then enough of the question has
 * to be covered by what was found.
 *
 * <p>BM25 alone always finds something and its scores have no common scale, so they cannot tell "do
 * you repair bikes" from "do you repair spaceships". Coverage can: the share of the question's
 * terms, weighted by how rare they are, that the found entry has too.
 *
 * <p>Immutable, holds nothing but memory, and may be asked from any thread.
 */
final class FactFinder {
  private static final double ENOUGH = 0.49;
  private static final double AS_GOOD = 0.9;
  private static final double IN_ANSWER_ONLY = 0.75;
  private static final int CANDIDATES = 5;

  /** Two phrasings of one question must not weigh twice as much as one, so counts matter little. */
  private static final BM25Similarity NEARLY_BINARY = new BM25Similarity(0.2f, 0.3f);

  private static final ShopAnalyzer ANALYZER = new ShopAnalyzer();

  /**
   * Lucene warns on its logger that a faster vector module is missing; nothing here has vectors.
   */
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.OFF);
  }

  private record Indexed(Entry entry, Set<String> asked, Set<String> answer) {}

  private record Hit(Indexed found, double score, double coverage) {}

  private final Knowledge knowledge;
  private final List<Indexed> entries = new ArrayList<>();
  private final Map<String, Integer> spread = new HashMap<>();
  private final IndexSearcher searcher;

  private FactFinder(Knowledge knowledge) throws IOException {
    this.knowledge = knowledge;
    for (var entry : Entry.of(knowledge)) {
      var asked = ANALYZER.terms(String.join(" . ", entry.asked()));
      var indexed = new Indexed(entry, asked, ANALYZER.terms(entry.answer()));
      entries.add(indexed);
      var all = new HashSet<>(indexed.asked());
      all.addAll(indexed.answer());
      all.forEach(term -> spread.merge(term, 1, Integer::sum));
    }
    this.searcher = new IndexSearcher(DirectoryReader.open(directory()));
    searcher.setSimilarity(NEARLY_BINARY);
  }

  static FactFinder of(Knowledge knowledge) {
    try {
      return new FactFinder(knowledge);
    } catch (IOException impossible) {
      throw new UncheckedIOException("an index in memory", impossible);
    }
  }

  Knowledge knowledge() {
    return knowledge;
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig(ANALYZER).setSimilarity(NEARLY_BINARY);
  }

  private ByteBuffersDirectory directory() throws IOException {
    var directory = new ByteBuffersDirectory();
    try (var writer = new IndexWriter(directory, config())) {
      for (int i = 0; i < entries.size(); i++) {
        var document = new Document();
        var entry = entries.get(i).entry();
        document.add(new StoredField("entry", i));
        entry.asked().forEach(way -> document.add(new TextField("asked", way, Store.NO)));
        document.add(new TextField("answer", entry.answer(), Store.NO));
        writer.addDocument(document);
      }
    }
    return directory;
  }

  /**
   * What is known about it: nothing, one entry, or several that are equally near.
   *
   * @param question one question, in any case
   */
  List<Entry> find(String question) {
    var terms = ANALYZER.terms(question);
    if (terms.isEmpty()) {
      return List.of();
    }
    var hits = hits(terms).stream().filter(hit -> hit.coverage() >= ENOUGH).toList();
    if (hits.isEmpty()) {
      return List.of();
    }
    var best = hits.getFirst();
    return hits.stream()
        .filter(hit -> hit.score() >= AS_GOOD * best.score())
        .filter(hit -> hit.coverage() >= AS_GOOD * best.coverage())
        .map(hit -> hit.found().entry())
        .toList();
  }

  /** The entry that is written down to be asked in just these words, two at least, if any is. */
  List<Entry> exactly(String question) {
    var terms = ANALYZER.terms(question);
    return entries.stream()
        .map(Indexed::entry)
        .filter(entry -> terms.size() > 1)
        .filter(entry -> entry.asked().stream().anyMatch(way -> ANALYZER.terms(way).equals(terms)))
        .limit(1)
        .toList();
  }

  /** Whether there is anything in these words that could be looked up. */
  boolean hasContent(String words) {
    return !ANALYZER.terms(words).isEmpty();
  }

  private List<Hit> hits(Set<String> terms) {
    try {
      var hits = new ArrayList<Hit>();
      for (var scored : searcher.search(query(terms), CANDIDATES).scoreDocs) {
        var document = searcher.storedFields().document(scored.doc);
        var found = entries.get(document.getField("entry").numericValue().intValue());
        hits.add(new Hit(found, scored.score, coverage(terms, found)));
      }
      return hits;
    } catch (IOException impossible) {
      throw new UncheckedIOException("an index in memory", impossible);
    }
  }

  private static Query query(Set<String> terms) {
    var query = new BooleanQuery.Builder();
    for (var term : terms) {
      query.add(new BoostQuery(new TermQuery(new Term("asked", term)), 3), Occur.SHOULD);
      query.add(new TermQuery(new Term("answer", term)), Occur.SHOULD);
    }
    return query.build();
  }

  private double coverage(Set<String> terms, Indexed found) {
    double covered = 0;
    double all = 0;
    for (var term : terms) {
      double weight = weight(term);
      all += weight;
      if (found.asked().contains(term)) {
        covered += weight;
      } else if (found.answer().contains(term)) {
        covered += weight * IN_ANSWER_ONLY;
      }
    }
    return covered / all;
  }

  /** BM25's: the fewer entries have the term, the more it says; unknown ones count as rare. */
  private double weight(String term) {
    double having = spread.getOrDefault(term, 1);
    return Math.log(1 + (entries.size() - having + 0.5) / (having + 0.5));
  }
}
