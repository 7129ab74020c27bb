package dev.offhook.store.sql;

import java.util.Collection;
import java.util.stream.Collectors;

/** Where the two databases differ in what is said to them. */
enum Dialect {
  SQLITE("sqlite") {
    @Override
    String keepWords() {
      return "insert or replace into call_words (rowid, words) values (:id, :words)";
    }

    @Override
    String saying() {
      return "join call_words w on w.rowid = c.id and w.call_words match :text";
    }

    @Override
    String order() {
      return "w.rowid";
    }

    @Override
    String search(Collection<String> words) {
      return words.stream().map(word -> '"' + word + '"').collect(Collectors.joining(" "));
    }
  },

  POSTGRESQL("postgresql") {
    @Override
    String keepWords() {
      return """
      insert into call_words (id, words)
      values (:id, array_to_tsvector(string_to_array(:words, ' ')))
      on conflict (id) do update set words = excluded.words\
      """;
    }

    @Override
    String saying() {
      return "join call_words w on w.id = c.id and w.words @@ cast(:text as tsquery)";
    }

    @Override
    String order() {
      return "w.id";
    }

    @Override
    String search(Collection<String> words) {
      return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "));
    }
  };

  private final String folder;

  Dialect(String folder) {
    this.folder = folder;
  }

  /** Where its migrations lie on the class path. */
  String migrations() {
    return "dev/offhook/store/sql/" + folder;
  }

  /** Keeps {@code :words}, with blanks between, as those of call {@code :id}. */
  abstract String keepWords();

  /** Joins to calls {@code c} those in which {@code :text} was said, as {@code w}. */
  abstract String saying();

  /** The call's id in that join. */
  abstract String order();

  /** The search for all of these words, which {@link SearchWords} has made harmless. */
  abstract String search(Collection<String> words);
}
