package dev.offhook.assistant;

import dev.offhook.call.PhoneNumber;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All assistants of this server, from the files of a folder, kept up to date by {@link #refresh()}.
 *
 * <p>Reading ({@link #answering}, {@link #byId}, {@link #all}, {@link #problems}) takes no lock and
 * may be done on an event loop; what it returns never changes, so a call keeps the assistant it
 * began with. {@code refresh} reads files and belongs on another thread.
 */
public final class Assistants {
  private static final Logger LOG = LoggerFactory.getLogger(Assistants.class);

  private final Path folder;
  private final HouseWords words;
  private final Examiner examiner;
  private final Map<Path, Draft> drafts = new HashMap<>();
  private final Supplier<AssistantSchema> schema = once(AssistantSchema::load);
  private volatile Roster roster;

  private Assistants(Path folder, HouseWords words, Examiner examiner) {
    this.folder = folder;
    this.words = words;
    this.examiner = examiner;
    this.roster = Roster.of(List.of(), Map.of(), HouseAssistant.with(words));
  }

  /**
   * Reads all {@code *.yaml} and {@code *.yml} files of a folder; blocks while it does. Bad files
   * are logged and listed in {@link #problems()}, they do not stop the start. Without any file
   * there is the house's own receptionist, in the words that settings give.
   */
  public static Assistants load(Path folder, HouseWords words, Examiner examiner) {
    var assistants = new Assistants(folder, words, examiner);
    assistants.refresh();
    return assistants;
  }

  /**
   * Who answers this called number: the one whose file names it, else the first by id without
   * numbers, else the first by id, else the house's receptionist.
   */
  public Assistant answering(PhoneNumber called) {
    return roster.answering(called);
  }

  /** The assistant of this id; {@code receptionist} is the house's where there are no files. */
  public Optional<Assistant> byId(String id) {
    return all().stream().filter(assistant -> assistant.id().equals(id)).findFirst();
  }

  /** All of them, in order of their ids; never empty. */
  public List<Assistant> all() {
    var now = roster;
    return now.byId().isEmpty() ? List.of(now.otherwise()) : List.copyOf(now.byId().values());
  }

  /** What is wrong with files right now; the last good version of a bad file stays on duty. */
  public List<Problem> problems() {
    return roster.problems();
  }

  /**
   * Looks at the folder and reads what has changed, by time and size; a file that is gone takes its
   * assistant along. Blocks while it reads, so call it off the event loop.
   *
   * @return whether anybody on duty changed
   */
  public synchronized boolean refresh() {
    var files = files();
    drafts.keySet().retainAll(new HashSet<>(files));
    for (var file : files) {
      var known = drafts.get(file);
      if (known == null || !known.fresh()) {
        drafts.put(file, Draft.of(file, schema.get(), examiner));
      }
    }
    var inOrder = new ArrayList<>(drafts.values());
    inOrder.sort(Comparator.comparing(Draft::id).thenComparing(Draft::file));
    var house = files.isEmpty() ? HouseAssistant.with(words) : HouseAssistant.knowingNothing(words);
    var before = roster;
    roster = Roster.of(inOrder, before.byFile(), house);
    tell(before, roster);
    return !before.byId().equals(roster.byId()) || !before.otherwise().equals(roster.otherwise());
  }

  private List<Path> files() {
    var files = new ArrayList<Path>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (var entries = Files.newDirectoryStream(folder, "[!.]*.{yaml,yml}")) {
      entries.forEach(files::add);
    } catch (IOException | DirectoryIteratorException unreadable) {
      LOG.warn("The folder of assistants cannot be read; those known stay on duty", unreadable);
      return new ArrayList<>(drafts.keySet());
    }
    return files;
  }

  private static void tell(Roster before, Roster now) {
    for (var problem : now.problems()) {
      if (!before.problems().contains(problem)) {
        LOG.warn("Assistant file {}", problem);
      }
    }
    for (var assistant : now.byId().values()) {
      var old = before.byId().get(assistant.id());
      if (old == null || !old.version().equals(assistant.version())) {
        LOG.info("Assistant {} is on duty, version {}", assistant.id(), assistant.version());
      }
    }
  }

  /** Loads late and once; only used by {@link #refresh()}, so one thread at a time. */
  private static <T> Supplier<T> once(Supplier<T> make) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public T get() {
        var ready = made == null ? make.get() : made;
        made = ready;
        return ready;
      }
    };
  }
}
