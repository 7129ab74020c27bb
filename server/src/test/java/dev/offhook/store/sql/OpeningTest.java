package dev.offhook.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offhook.store.CallFilter;
import dev.offhook.store.StoreAway;
import dev.offhook.store.StoreUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator is told when a database cannot be opened. */
class OpeningTest {
  private static final String NEWER =
      "insert into flyway_schema_history (installed_rank, version, description, type, script,"
          + " installed_by, execution_time, success)"
          + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)";

  @TempDir Path folder;

  @Test
  void theFolderIsMadeWhereThereIsNone() {
    var deep = folder.resolve("a").resolve("b");
    SqlStore.inFolder(deep).close();

    assertThat(deep.resolve("offhook.db")).isRegularFile();
  }

  @Test
  void aFolderThatIsAFileIsSaid() throws IOException {
    var file = Files.writeString(folder.resolve("data"), "hello");

    unusable(() -> SqlStore.inFolder(file), file.toString());
    unusable(() -> SqlStore.inFolder(file.resolve("below")), file.toString());
  }

  @Test
  void aFileThatIsNoDatabaseIsSaid() throws IOException {
    var file = folder.resolve("offhook.db");
    Files.write(file, "This is a letter, and no database at all. ".repeat(200).getBytes(UTF_8));

    unusable(() -> SqlStore.inFolder(folder), file + " is no SQLite database");
    assertThat(file).content().startsWith("This is a letter");
  }

  @Test
  void aSchemaNewerThanTheProgramIsSaid() throws SQLException {
    SqlStore.inFolder(folder).close();
    execute("jdbc:sqlite:" + folder.resolve("offhook.db"), NEWER);
    var url = EmbeddedPostgresql.migrated();
    execute(driver(url), NEWER);

    unusable(() -> SqlStore.inFolder(folder), "made by a newer Offhook");
    unusable(() -> SqlStore.postgresql(url), "made by a newer Offhook");
  }

  @Test
  void tablesThatAreNotOursAreLeftAlone() throws SQLException {
    var url = EmbeddedPostgresql.empty();
    execute(driver(url), "create table call (mine text)");
    execute("jdbc:sqlite:" + folder.resolve("offhook.db"), "create table call (mine text)");

    unusable(() -> SqlStore.postgresql(url), "localhost");
    unusable(() -> SqlStore.inFolder(folder), "offhook.db");
  }

  @Test
  void aWrongPasswordIsSaidAndNotTold() {
    // The server that tests start trusts everybody on this machine, whatever the password
    var url = EmbeddedPostgresql.guarded("Sesame-1");

    SqlStore.postgresql(url.replace("PASSWORD", "Sesame-1")).close();
    unusable(
        () -> SqlStore.postgresql(url.replace("PASSWORD", "Sesame-2")),
        "refuses the user or the password");
  }

  @Test
  void aDatabaseThatIsNotThereIsSaid() {
    var url = EmbeddedPostgresql.migrated().replaceAll("/test\\d+$", "/nowhere?user=postgres");

    unusable(() -> SqlStore.postgresql(url), "no such database");
  }

  @Test
  void aServerThatIsNotThereIsAway() {
    assertThatThrownBy(() -> SqlStore.postgresql("jdbc:postgresql://u:secret@127.0.0.1:1/x"))
        .isInstanceOf(StoreAway.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/x")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aServerThatStopsIsAway() throws IOException {
    var server = EmbeddedPostgresql.start();
    try (var store = SqlStore.postgresql(EmbeddedPostgresql.url(server, "postgres"))) {
      store.save(List.of(Calls.begin(1, Calls.NOON).page()));
      server.close();

      assertThatThrownBy(() -> store.calls(CallFilter.ANY, Optional.empty(), 10))
          .isInstanceOf(StoreAway.class);
      assertThatThrownBy(() -> store.save(List.of(Calls.begin(2, Calls.NOON).page())))
          .isInstanceOf(StoreAway.class);
    }
  }

  @Test
  void whatIsKeptIsOnTheServersDiskWhateverTheServerIsSetTo() throws SQLException {
    var url = EmbeddedPostgresql.migrated();
    var name = url.replaceAll(".*/", "");
    execute(driver(url), "alter database %s set synchronous_commit = 'off'".formatted(name));
    assertThat(promise(url)).isEqualTo("on");

    execute(driver(url), "alter database %s set synchronous_commit = 'local'".formatted(name));
    assertThat(promise(url)).isEqualTo("local");
  }

  private static String promise(String url) {
    try (var database = Database.postgresql(DatabaseUrl.parse(url))) {
      return database
          .jdbi()
          .withHandle(
              handle -> handle.createQuery("show synchronous_commit").mapTo(String.class).one());
    }
  }

  @Test
  void aTableThatIsAwayForAWhileIsNoFaultOfAPage() throws SQLException {
    var url = EmbeddedPostgresql.migrated();
    try (var store = SqlStore.postgresql(url)) {
      execute(driver(url), "alter table event rename to elsewhere");
      var page = Calls.begin(1, Calls.NOON).page();
      assertThatThrownBy(() -> store.save(List.of(page))).isInstanceOf(StoreAway.class);

      execute(driver(url), "alter table elsewhere rename to event");
      store.save(List.of(page));
      assertThat(store.call(Calls.sid(1))).isPresent();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://u:p%40ss+word@db.example:5433/calls?sslmode=require",
        "postgres://u:p%40ss+word@db.example:5433/calls?sslmode=require",
        "jdbc:postgresql://db.example:5433/calls?user=u&sslmode=require&password=p%40ss+word",
      })
  void userAndPasswordAreTakenFromEitherPlace(String text) {
    var url = DatabaseUrl.parse(text);

    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db.example:5433/calls?sslmode=require");
    assertThat(url.user()).contains("u");
    assertThat(url.password()).contains("p@ss+word");
    assertThat(url).hasToString("jdbc:postgresql://db.example:5433/calls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "jdbc:mysql://u:secret@db/x", "postgresql://u:secret@db", "u:secret@db/x"})
  void aUrlOfAnotherShapeIsRefusedAndNotTold(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://user:password@host")
        .hasMessageNotContaining("secret");
  }

  private static void unusable(ThrowingCallable opening, String said) {
    assertThatThrownBy(opening)
        .isInstanceOf(StoreUnusable.class)
        .hasMessageContaining(said)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n")
        .doesNotContain("Sesame")
        .doesNotContain("password=");
  }

  private static String driver(String url) {
    var parsed = DatabaseUrl.parse(url);
    return parsed.jdbc() + "?user=" + parsed.user().orElseThrow() + "&password=postgres";
  }

  private static void execute(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
