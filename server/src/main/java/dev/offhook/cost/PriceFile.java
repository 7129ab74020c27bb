package dev.offhook.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where prices come from: a file of the owner's, or the one that comes with the program. */
public final class PriceFile {
  private static final String NAME = "prices.yaml";

  private PriceFile() {}

  /**
   * The prices that come with the program.
   *
   * @throws PricesRefused never, which a test shows
   */
  static PriceList ours() {
    try (var file = PriceFile.class.getResourceAsStream(NAME)) {
      if (file == null) {
        throw new IllegalStateException("the program lacks its " + NAME);
      }
      return PriceReader.read(new String(file.readAllBytes(), UTF_8), NAME);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * The prices in a file, or those that come with the program where there is none.
   *
   * @throws PricesRefused when they cannot be used
   */
  public static PriceList orOurs(Path own) {
    return Files.exists(own) ? at(own) : ours();
  }

  /**
   * The prices in that file.
   *
   * @throws PricesRefused when they cannot be used
   */
  static PriceList at(Path file) {
    try {
      return PriceReader.read(Files.readString(file), file.toString());
    } catch (CharacterCodingException wrong) {
      throw new PricesRefused(List.of(file + ": it is not UTF-8"));
    } catch (IOException missing) {
      throw new PricesRefused(List.of(file + ": it cannot be read"));
    }
  }
}
