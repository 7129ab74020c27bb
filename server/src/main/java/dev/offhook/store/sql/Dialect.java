package dev.offhook.store.sql;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Where the two databases differ in what is said to them. */
enum Dialect {
  SQLITE("sqlite") {
    @Override
    String keepWords() {
      return "insert or replace into call_words (rowid, words) values (:id, :words)";
    }

    @Override
    String forgetWords() {
      return "delete from call_words where rowid = :id";
    }

    @Override
    List<String> saying(boolean few) {
      var join = "join call_words w on w.rowid = c.id and w.call_words match :text";
      // A cross join is done in the order in which it is written
      return List.of(few ? "cross " + join : join);
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
    String forgetWords() {
      return "delete from call_words where id = :id";
    }

    @Override
    List<String> saying(boolean few) {
      if (few) {
        return List.of("join call_words w on w.id = c.id and w.words @@ cast(:text as tsquery)");
      }
      // Its planner does not know how rare a rare word is, and would read every call for it
      return List.of(
          """
          join (select id, words from call_words where id < :before order by id desc limit 5000) w
          on w.id = c.id and w.words @@ cast(:text as tsquery)\
          """,
          """
          join (select id from call_words where words @@ cast(:text as tsquery) offset 0) w
          on w.id = c.id\
          """);
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

  /** Takes out those of call {@code :id}. */
  abstract String forgetWords();

  /**
   * Joins to calls {@code c} those in which {@code :text} was said, as {@code w}: the first that
   * gives a full page is the answer, else the last. Common words fill it from the newest calls, of
   * which some before {@code :before} are read; rare ones are looked up.
   *
   * @param few whether it is known that the calls are few, so that each may be looked at
   */
  abstract List<String> saying(boolean few);

  /** The call's id in that join. */
  abstract String order();

  /** The search for all of these words, which {@link SearchWords} has made harmless. */
  abstract String search(Collection<String> words);
}
