package dev.offhook.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings come from, as names and texts: {@code .env}, {@code .env.local}, the process
 * environment, the command line. A later source wins; a blank value counts as not set.
 *
 * @param root the folder of the {@code .env} files, from which relative paths start
 * @param layers the weakest first
 * @param notes what the operator should know: lines that were skipped
 */
public record SettingSources(Path root, List<Layer> layers, List<String> notes) {

  /** One source. */
  public record Layer(String name, Map<String, String> values) {
    public Layer {
      values = Map.copyOf(values);
    }
  }

  /** A text somebody set: under which of its names, and where. */
  record Found(String name, String text, String source) {}

  public SettingSources {
    layers = List.copyOf(layers);
    notes = List.copyOf(notes);
  }

  /**
   * Reads the files of a folder, where there are any, under the environment and the command line.
   *
   * @throws UncheckedIOException for a file that is there and cannot be read
   */
  public static SettingSources of(
      Path root, Map<String, String> environment, Map<String, String> commandLine) {
    var layers = new ArrayList<Layer>();
    var notes = new ArrayList<String>();
    for (var file : List.of(".env", ".env.local")) {
      var read = read(root.resolve(file));
      layers.add(new Layer(file, read.values()));
      for (int line : read.badLines()) {
        notes.add("%s line %d is not NAME=value and is skipped".formatted(file, line));
      }
    }
    layers.add(new Layer("environment", environment));
    layers.add(new Layer("command line", commandLine));
    return new SettingSources(root, layers, notes);
  }

  private static DotEnv read(Path file) {
    if (!Files.isRegularFile(file)) {
      return DotEnv.EMPTY;
    }
    try {
      // not readString: a stray Latin-1 letter in a comment must not stop the start
      return DotEnv.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that is set anywhere, the strongest source's word for each name. */
  Variables variables() {
    var all = new HashMap<String, String>();
    layers.forEach(layer -> all.putAll(layer.values()));
    return new Variables(all);
  }

  /** What the strongest source that sets it says, by its own name before its aliases. */
  Optional<Found> find(Setting<?> setting) {
    for (var layer : layers.reversed()) {
      for (var name : setting.names()) {
        var text = layer.values().getOrDefault(name, "").strip();
        if (!text.isEmpty()) {
          return Optional.of(new Found(name, text, layer.name()));
        }
      }
    }
    return Optional.empty();
  }
}
